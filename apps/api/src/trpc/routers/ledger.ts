// The township's own ledger: audited as a job, its findings read, its rows taken in as files.
import { auditProgress, cancelAudit, startAudit } from "../../ledger/audit-job.ts";
import type { AskingLedger } from "../../ledger/asking-ledger.ts";
import { auditInput, jobKey, resultInput, takeInInput } from "../../ledger/inputs.ts";
import { auditResult } from "../../ledger/result.ts";
import { takeInLedger } from "../../ledger/take-in.ts";
import { may, mayTry, mayWriteApart, router } from "../init.ts";
import type { Asking } from "../../use-cases/asking.ts";
import { refusals } from "../../use-cases/refusal.ts";
import { answer, refused } from "../refuse.ts";

/** A server without the ledger's office has no ledgers. */
export const withOffice = (asking: Asking): AskingLedger => {
  const { office } = asking;
  if (!office) throw refused(refusals.notFound);
  return { ...asking, office };
};

export const ledgerRouter = router({
  audit: mayWriteApart("ledger.audit")
    .input(auditInput)
    .mutation(({ ctx, input }) => answer(startAudit(withOffice(ctx.asking), input))),
  progress: may("ledger.read")
    .input(jobKey)
    .query(({ ctx, input }) => answer(auditProgress(withOffice(ctx.asking), input.jobId))),
  cancel: mayTry("ledger.audit")
    .input(jobKey)
    .mutation(({ ctx, input }) => answer(cancelAudit(withOffice(ctx.asking), input.jobId))),
  result: may("ledger.read")
    .input(resultInput)
    .query(({ ctx, input }) => answer(auditResult(withOffice(ctx.asking), input))),
  takeIn: mayWriteApart("ledger.take-in")
    .input(takeInInput)
    .mutation(({ ctx, input }) => answer(takeInLedger(withOffice(ctx.asking), input))),
});
