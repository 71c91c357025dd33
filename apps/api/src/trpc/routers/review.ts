// Joint review, from the department's side: what it was asked, and its reply.
import { reviewAnswerInput } from "../../use-cases/inputs.ts";
import { answerReview, listAsked } from "../../use-cases/joint-reviews.ts";
import { may, mayWrite, router } from "../init.ts";
import { answer } from "../refuse.ts";

export const reviewRouter = router({
  asked: may("review.read").query(({ ctx }) => listAsked(ctx.asking)),
  answer: mayWrite("review.answer")
    .input(reviewAnswerInput)
    .mutation(({ ctx, input }) => answer(answerReview(ctx.asking, input))),
});
