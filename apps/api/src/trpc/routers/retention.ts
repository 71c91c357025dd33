// How long what is kept: the township's setting, and whose data is due.
import { dueForErasure, retentionSetting, setRetention } from "../../use-cases/retention.ts";
import { retentionInput } from "../../use-cases/rights-inputs.ts";
import { may, mayWrite, router } from "../init.ts";
import { answer } from "../refuse.ts";

export const retentionRouter = router({
  setting: may("retention.read").query(({ ctx }) => retentionSetting(ctx.asking)),
  due: may("retention.due").query(({ ctx }) => dueForErasure(ctx.asking)),
  set: mayWrite("retention.set")
    .input(retentionInput)
    .mutation(({ ctx, input }) => answer(setRetention(ctx.asking, input))),
});
