// The talent pool: a register checked as a job, taken in, and an import undone.
import { checkedRegister, listImports, takenAnswer } from "../../reserves/answers.ts";
import { cancelRegister, checkProgress, startCheck, takeChecked } from "../../reserves/checking.ts";
import { checkInput, checkedInput, importKey, registerJobKey } from "../../reserves/inputs.ts";
import { mayUndo, undoImport } from "../../reserves/undoing.ts";
import { may, mayTry, mayWrite, mayWriteApart, router } from "../init.ts";
import { answer } from "../refuse.ts";
import { withOffice } from "./ledger.ts";

export const poolRouter = router({
  imports: may("pool.read").query(({ ctx }) => listImports(ctx.asking)),
  check: mayTry("pool.import")
    .input(checkInput)
    .mutation(({ ctx, input }) => answer(startCheck(withOffice(ctx.asking), input))),
  progress: mayTry("pool.import")
    .input(registerJobKey)
    .query(({ ctx, input }) => answer(checkProgress(withOffice(ctx.asking), input.jobId))),
  cancel: mayTry("pool.import")
    .input(registerJobKey)
    .mutation(({ ctx, input }) => answer(cancelRegister(withOffice(ctx.asking), input.jobId))),
  checked: mayTry("pool.import")
    .input(checkedInput)
    .query(({ ctx, input }) => answer(checkedRegister(withOffice(ctx.asking), input))),
  import: mayWriteApart("pool.import")
    .input(registerJobKey)
    .mutation(async ({ ctx, input }) =>
      takenAnswer(await answer(takeChecked(withOffice(ctx.asking), input.jobId))),
    ),
  mayUndo: mayTry("pool.undo-import")
    .input(importKey)
    .query(({ ctx, input }) => answer(mayUndo(ctx.asking, input))),
  undo: mayWrite("pool.undo-import")
    .input(importKey)
    .mutation(({ ctx, input }) => answer(undoImport(ctx.asking, input))),
});
