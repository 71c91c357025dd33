// Accounts and grants: opened by one, given roles by another, read by a third (三员分立).
import {
  dropSecondFactor,
  findMember,
  listSeats,
  openAccount,
  resetAccount,
  restoreAccount,
  suspendAccount,
} from "../../use-cases/accounts.ts";
import { confirmGrant, endGrant, getAccount, listAccounts, proposeGrant } from "../../use-cases/grants.ts";
import {
  accountInput,
  accountKey,
  accountListInput,
  accountReasonInput,
  grantEndInput,
  grantInput,
  grantKey,
  memberNamedInput,
} from "../../use-cases/inputs.ts";
import { may, mayTry, mayWrite, mayWriteApart, router } from "../init.ts";
import { answer } from "../refuse.ts";

export const accountRouter = router({
  list: may("account.read")
    .input(accountListInput)
    .query(({ ctx, input }) => listAccounts(ctx.asking, input)),
  get: may("account.read")
    .input(accountKey)
    .query(({ ctx, input }) => answer(getAccount(ctx.asking, input))),
  seats: mayTry("account.open").query(({ ctx }) => listSeats(ctx.asking)),
  findMember: mayTry("account.open")
    .input(memberNamedInput)
    .query(({ ctx, input }) => answer(findMember(ctx.asking, input))),
  open: mayWriteApart("account.open")
    .input(accountInput)
    .mutation(({ ctx, input }) => answer(openAccount(ctx.asking, input))),
  reset: mayWriteApart("account.reset")
    .input(accountReasonInput)
    .mutation(({ ctx, input }) => answer(resetAccount(ctx.asking, input))),
  suspend: mayWrite("account.suspend")
    .input(accountReasonInput)
    .mutation(({ ctx, input }) => answer(suspendAccount(ctx.asking, input))),
  restore: mayWrite("account.suspend")
    .input(accountReasonInput)
    .mutation(({ ctx, input }) => answer(restoreAccount(ctx.asking, input))),
  dropFactor: mayWrite("account.drop-factor")
    .input(accountReasonInput)
    .mutation(({ ctx, input }) => answer(dropSecondFactor(ctx.asking, input))),
});

export const grantRouter = router({
  propose: mayWrite("grant.propose")
    .input(grantInput)
    .mutation(({ ctx, input }) => answer(proposeGrant(ctx.asking, input))),
  confirm: mayWrite("grant.confirm")
    .input(grantKey)
    .mutation(({ ctx, input }) => answer(confirmGrant(ctx.asking, input))),
  end: mayWrite("grant.end")
    .input(grantEndInput)
    .mutation(({ ctx, input }) => answer(endGrant(ctx.asking, input))),
});
