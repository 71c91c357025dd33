// Who is signed in, their password, second factor and sessions; and the set-up of an empty installation.
import {
  changePasswordInput,
  codeInput,
  passwordInput,
  sessionKey,
  setupInput,
} from "../../use-cases/inputs.ts";
import { beginFactor, confirmFactor, factorState, prove } from "../../use-cases/second-factor.ts";
import {
  changePassword,
  endOtherSessions,
  endSession,
  listSessions,
  me,
  passwordRules,
} from "../../use-cases/session.ts";
import { createTownship, setupStatus } from "../../use-cases/setup.ts";
import { may, mayWrite, mayWriteApart, open, router } from "../init.ts";
import { answer } from "../refuse.ts";

export const sessionRouter = router({
  me: open("session.read").query(({ ctx }) => answer(me(ctx.desk, ctx.person))),
  passwordRules: open("session.read").query(({ ctx }) => passwordRules(ctx.desk)),
  changePassword: mayWriteApart("session.password")
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => answer(changePassword(ctx.asking, input))),
  list: may("session.look").query(({ ctx }) => listSessions(ctx.asking)),
  end: mayWrite("session.manage")
    .input(sessionKey)
    .mutation(({ ctx, input }) => answer(endSession(ctx.asking, input))),
  endOthers: mayWrite("session.manage").mutation(({ ctx }) => answer(endOtherSessions(ctx.asking))),
});

export const factorRouter = router({
  state: may("session.look").query(({ ctx }) => factorState(ctx.asking)),
  begin: mayWriteApart("session.manage")
    .input(passwordInput)
    .mutation(({ ctx, input }) => answer(beginFactor(ctx.asking, input))),
  confirm: mayWriteApart("session.manage")
    .input(codeInput)
    .mutation(({ ctx, input }) => answer(confirmFactor(ctx.asking, input))),
  prove: mayWriteApart("session.manage")
    .input(codeInput)
    .mutation(({ ctx, input }) => answer(prove(ctx.asking, input))),
});

export const setupRouter = router({
  status: open("setup.status").query(({ ctx }) => setupStatus(ctx.desk)),
  create: open("setup.create")
    .input(setupInput)
    .mutation(({ ctx, input }) => answer(createTownship(ctx.desk, input))),
});
