// The auditor's own concept: the log's pages, one entry, and a verification; exports go by a route of their own.
import { listLog, logEntry, verifyNow } from "../../audit-log/auditor.ts";
import { logEntryInput, logListInput } from "../../audit-log/inputs.ts";
import { may, router } from "../init.ts";
import { answer } from "../refuse.ts";

export const auditLogRouter = router({
  list: may("audit-log.read")
    .input(logListInput)
    .query(({ ctx, input }) => listLog(ctx.asking, input)),
  entry: may("audit-log.read")
    .input(logEntryInput)
    .query(({ ctx, input }) => answer(logEntry(ctx.asking, input))),
  verify: may("audit-log.read").query(({ ctx }) => verifyNow(ctx.asking)),
});
