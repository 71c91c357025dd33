// The township at a glance: its branches and the day's work.
import { listBranches } from "../../use-cases/organisations.ts";
import { workbenchInput } from "../../use-cases/inputs.ts";
import { workbench } from "../../use-cases/workbench.ts";
import { procedure, router } from "../init.ts";

export const organisationRouter = router({
  branches: procedure.query(({ ctx }) => listBranches(ctx.asking)),
});

export const workbenchRouter = router({
  get: procedure.input(workbenchInput).query(({ ctx, input }) => workbench(ctx.asking, input)),
});
