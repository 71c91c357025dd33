// The township at a glance: its branches, those who sign in, and the day's work.
import { openAccount } from "../../use-cases/accounts.ts";
import { createBranch, listBranches } from "../../use-cases/organisations.ts";
import { accountInput, branchInput, workbenchInput } from "../../use-cases/inputs.ts";
import { workbench } from "../../use-cases/workbench.ts";
import { may, mayWrite, mayWriteApart, router } from "../init.ts";
import { answer } from "../refuse.ts";

export const organisationRouter = router({
  branches: may("organisation.read").query(({ ctx }) => listBranches(ctx.asking)),
  create: mayWrite("organisation.add")
    .input(branchInput)
    .mutation(({ ctx, input }) => answer(createBranch(ctx.asking, input))),
});

export const accountRouter = router({
  open: mayWriteApart("account.open")
    .input(accountInput)
    .mutation(({ ctx, input }) => answer(openAccount(ctx.asking, input))),
});

export const workbenchRouter = router({
  get: may("workbench.read")
    .input(workbenchInput)
    .query(({ ctx, input }) => workbench(ctx.asking, input)),
});
