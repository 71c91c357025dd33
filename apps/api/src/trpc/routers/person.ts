// People: the list, the members to choose from, and the search box.
import { findAnything, listPeople, pickMembers } from "../../use-cases/lists.ts";
import {
  memberPickInput,
  personInput,
  personListInput,
  revealInput,
  searchInput,
} from "../../use-cases/inputs.ts";
import { revealPerson } from "../../use-cases/reveal-person.ts";
import { registerPerson } from "../../use-cases/register-person.ts";
import { may, mayWrite, router } from "../init.ts";
import { answer } from "../refuse.ts";

export const personRouter = router({
  list: may("person.read")
    .input(personListInput)
    .query(({ ctx, input }) => listPeople(ctx.asking, input)),
  reveal: may("person.reveal")
    .input(revealInput)
    .query(({ ctx, input }) => answer(revealPerson(ctx.asking, input))),
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
