// What the rule book says of the form as it stands, before anything is saved.
import { Shape } from "@miaopu/ui";
import type { StepId } from "@miaopu/domain";
import { Match, Switch } from "solid-js";
import { refusalOf, type ExplainedVerdict } from "../../../api.ts";
import { VerdictList } from "../../../regulation/verdict-list.tsx";
import { RefusalNotice } from "../../../shell/refusal-notice.tsx";
import { t } from "./recording-words.ts";

interface VerdictPreviewProps {
  ready: boolean;
  /** What is still to be filled in while it is not ready. */
  missing: string;
  verdicts: readonly ExplainedVerdict[] | undefined;
  checking: boolean;
  error: unknown;
  step: StepId | null;
}

export function VerdictPreview(props: VerdictPreviewProps) {
  return (
    <section class="judged" aria-label={t("judged")} aria-live="polite" aria-busy={props.checking}>
      <h3 class="field-label">{t("judged")}</h3>
      <Switch fallback={<p class="faint">{t("checking")}</p>}>
        <Match when={!props.ready}>
          <p class="faint">
            {props.missing}
            {t("asYouType")}
          </p>
        </Match>
        <Match when={props.error}>
          <RefusalNotice refusal={refusalOf(props.error)} />
        </Match>
        <Match when={props.verdicts?.length === 0}>
          <p>
            <Shape name="check" tone="done" /> {t("clean")}
          </p>
        </Match>
        <Match when={props.verdicts}>
          {(verdicts) => <VerdictList verdicts={verdicts()} step={props.step} />}
        </Match>
      </Switch>
    </section>
  );
}
