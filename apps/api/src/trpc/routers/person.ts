// People: the list, the members to choose from, and the search box.
import { findAnything, listPeople, pickMembers } from "../../use-cases/lists.ts";
import { memberPickInput, personInput, personListInput, searchInput } from "../../use-cases/inputs.ts";
import { registerPerson } from "../../use-cases/register-person.ts";
import { procedure, router } from "../init.ts";
import { answer } from "../refuse.ts";

export const personRouter = router({
  list: procedure.input(personListInput).query(({ ctx, input }) => listPeople(ctx.asking, input)),
  register: procedure
    .input(personInput)
    .mutation(({ ctx, input }) => answer(registerPerson(ctx.asking, input))),
});

export const memberRouter = router({
  pick: procedure.input(memberPickInput).query(({ ctx, input }) => pickMembers(ctx.asking, input)),
});

export const searchRouter = router({
  find: procedure.input(searchInput).query(({ ctx, input }) => findAnything(ctx.asking, input)),
});
