// Who writes a step down: the branch its own steps, the superior committee what it alone decides.
import { type StepId, stepOf } from "../regulation/steps.ts";

const above: ReadonlySet<string> = new Set(["committee", "delegate", "county"]);

/**
 * Recording a step is a matter of who takes it: what the superior committee alone decides (S04, S11, S13, S16 to S18,
 * S24) is not the branch's to write down. Source: REGULATION §2, the actor of each step.
 */
export const recordingAction = (step: StepId): "dossier.record" | "dossier.record-superior" =>
  stepOf(step).by.every((actor) => above.has(actor)) ? "dossier.record-superior" : "dossier.record";
