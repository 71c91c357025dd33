// Drafts of forms: kept, given back on any machine, discarded; each person's own alone.
import {
  discardDraft,
  draftInput,
  draftKey,
  keepDraft,
  listDrafts,
  readDraft,
} from "../../use-cases/drafts.ts";
import { may, mayWrite, router } from "../init.ts";
import { answer } from "../refuse.ts";

export const draftRouter = router({
  list: may("draft.keep").query(({ ctx }) => listDrafts(ctx.asking)),
  read: may("draft.keep")
    .input(draftKey)
    .query(({ ctx, input }) => readDraft(ctx.asking, input)),
  keep: mayWrite("draft.keep")
    .input(draftInput)
    .mutation(({ ctx, input }) => answer(keepDraft(ctx.asking, input))),
  discard: mayWrite("draft.keep")
    .input(draftKey)
    .mutation(({ ctx, input }) => answer(discardDraft(ctx.asking, input))),
});
