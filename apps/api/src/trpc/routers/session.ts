// Who is signed in, the change of a password, and the set-up of an empty installation.
import { changePasswordInput, setupInput } from "../../use-cases/inputs.ts";
import { changePassword, me } from "../../use-cases/session.ts";
import { createTownship, setupStatus } from "../../use-cases/setup.ts";
import { mayWriteApart, open, router } from "../init.ts";
import { answer } from "../refuse.ts";

export const sessionRouter = router({
  me: open("session.read").query(({ ctx }) => me(ctx.desk, ctx.person)),
  changePassword: mayWriteApart("session.manage")
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => answer(changePassword(ctx.asking, input))),
});

export const setupRouter = router({
  status: open("setup.status").query(({ ctx }) => setupStatus(ctx.desk)),
  create: open("setup.create")
    .input(setupInput)
    .mutation(({ ctx, input }) => answer(createTownship(ctx.desk, input))),
});
