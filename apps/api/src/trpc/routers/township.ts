// The township at a glance: its branches and the day's work.
import { createBranch, listBranches } from "../../use-cases/organisations.ts";
import { branchInput, workbenchInput } from "../../use-cases/inputs.ts";
import { workbench } from "../../use-cases/workbench.ts";
import { may, mayWrite, router } from "../init.ts";
import { answer } from "../refuse.ts";

export const organisationRouter = router({
  branches: may("organisation.read").query(({ ctx }) => listBranches(ctx.asking)),
  create: mayWrite("organisation.add")
    .input(branchInput)
    .mutation(({ ctx, input }) => answer(createBranch(ctx.asking, input))),
});

export const workbenchRouter = router({
  get: may("workbench.read")
    .input(workbenchInput)
    .query(({ ctx, input }) => workbench(ctx.asking, input)),
});
