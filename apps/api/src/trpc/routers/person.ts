// People: the list, the members to choose from, and the search box.
import { findAnything, listPeople, pickMembers } from "../../use-cases/lists.ts";
import {
  memberPickInput,
  personInput,
  personListInput,
  revealInput,
  searchInput,
} from "../../use-cases/inputs.ts";
import { correctPerson, personChanges } from "../../use-cases/correct-person.ts";
import { erasePerson, mayErase } from "../../use-cases/erase-person.ts";
import { personCorrectionInput, personKey, personWithReason } from "../../use-cases/rights-inputs.ts";
import { exportAccount } from "../../use-cases/person-account.ts";
import { revealPerson } from "../../use-cases/reveal-person.ts";
import { registerPerson } from "../../use-cases/register-person.ts";
import { may, mayWrite, mayWriteApart, router } from "../init.ts";
import { answer } from "../refuse.ts";

export const personRouter = router({
  list: may("person.read")
    .input(personListInput)
    .query(({ ctx, input }) => listPeople(ctx.asking, input)),
  reveal: may("person.reveal")
    .input(revealInput)
    .query(({ ctx, input }) => answer(revealPerson(ctx.asking, input))),
  changes: may("person.read")
    .input(personKey)
    .query(({ ctx, input }) => answer(personChanges(ctx.asking, input))),
  correct: mayWrite("person.correct")
    .input(personCorrectionInput)
    .mutation(({ ctx, input }) => answer(correctPerson(ctx.asking, input))),
  account: may("person.account")
    .input(personWithReason)
    .query(({ ctx, input }) => answer(exportAccount(ctx.asking, input))),
  mayErase: may("retention.due")
    .input(personKey)
    .query(({ ctx, input }) => answer(mayErase(ctx.asking, input))),
  erase: mayWriteApart("person.erase")
    .input(personWithReason)
    .mutation(({ ctx, input }) => answer(erasePerson(ctx.asking, input))),
  register: mayWrite("person.register")
    .input(personInput)
    .mutation(({ ctx, input }) => answer(registerPerson(ctx.asking, input))),
});

export const memberRouter = router({
  pick: may("member.pick")
    .input(memberPickInput)
    .query(({ ctx, input }) => pickMembers(ctx.asking, input)),
});

export const searchRouter = router({
  find: may("person.read")
    .input(searchInput)
    .query(({ ctx, input }) => findAnything(ctx.asking, input)),
});
