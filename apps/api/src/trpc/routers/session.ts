// Who is signed in, the change of a password, and the set-up of an empty installation.
import { changePasswordInput, setupInput } from "../../use-cases/inputs.ts";
import { changePassword, me } from "../../use-cases/session.ts";
import { createTownship, setupStatus } from "../../use-cases/setup.ts";
import { openProcedure, procedure, router } from "../init.ts";
import { answer } from "../refuse.ts";

export const sessionRouter = router({
  me: openProcedure.query(({ ctx }) => me(ctx.desk, ctx.asker)),
  changePassword: procedure
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => answer(changePassword(ctx.asking, input))),
});

export const setupRouter = router({
  status: openProcedure.query(({ ctx }) => setupStatus(ctx.desk)),
  create: openProcedure
    .input(setupInput)
    .mutation(({ ctx, input }) => answer(createTownship(ctx.desk, input))),
});
