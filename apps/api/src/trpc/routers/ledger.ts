// The township's own ledger: audited as a job, its findings read, its rows taken in as files.
import { auditProgress, cancelAudit, startAudit } from "../../ledger/audit-job.ts";
import { auditInput, jobKey, resultInput, takeInInput } from "../../ledger/inputs.ts";
import { auditResult } from "../../ledger/result.ts";
import { takeInLedger } from "../../ledger/take-in.ts";
import { procedure, router } from "../init.ts";
import { refusals } from "../../use-cases/refusal.ts";
import { answer, refused } from "../refuse.ts";

const ledgerProcedure = procedure.use(({ ctx, next }) => {
  const { office } = ctx.asking;
  if (!office) throw refused(refusals.notFound);
  return next({ ctx: { asking: { ...ctx.asking, office } } });
});

export const ledgerRouter = router({
  audit: ledgerProcedure
    .input(auditInput)
    .mutation(({ ctx, input }) => answer(startAudit(ctx.asking, input))),
  progress: ledgerProcedure
    .input(jobKey)
    .query(({ ctx, input }) => answer(auditProgress(ctx.asking, input.jobId))),
  cancel: ledgerProcedure
    .input(jobKey)
    .mutation(({ ctx, input }) => answer(cancelAudit(ctx.asking, input.jobId))),
  result: ledgerProcedure
    .input(resultInput)
    .query(({ ctx, input }) => answer(auditResult(ctx.asking, input))),
  takeIn: ledgerProcedure
    .input(takeInInput)
    .mutation(({ ctx, input }) => answer(takeInLedger(ctx.asking, input))),
});
