// Scans of a file's papers: which there are, and withdrawing one; their bytes go by a route of their own.
import { listScans, withdrawScan } from "../../attachments/attachments.ts";
import { attachmentsKey, withdrawInput } from "../../attachments/inputs.ts";
import { may, mayWrite, router } from "../init.ts";
import { answer } from "../refuse.ts";

export const attachmentRouter = router({
  list: may("dossier.read")
    .input(attachmentsKey)
    .query(({ ctx, input }) => answer(listScans(ctx.asking, input))),
  withdraw: mayWrite("attachment.withdraw")
    .input(withdrawInput)
    .mutation(({ ctx, input }) => answer(withdrawScan(ctx.asking, input))),
});
