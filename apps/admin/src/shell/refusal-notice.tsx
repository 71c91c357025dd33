// What was refused and what to do, in words; the verdicts behind it with their articles.
import { Button, Notice } from "@miaopu/ui";
import { Show } from "solid-js";
import type { Refusal } from "../api.ts";
import { say } from "../i18n/words.ts";
import { VerdictList } from "../regulation/verdict-list.tsx";
import { t } from "./shell-words.ts";

export function RefusalNotice(props: { refusal: Refusal; onRetry?: () => void }) {
  return (
    <Notice tone="bad" live>
      <Show when={props.refusal.verdicts?.length} fallback={<p>{say(props.refusal)}</p>}>
        <VerdictList verdicts={props.refusal.verdicts ?? []} />
      </Show>
      <Show when={props.onRetry}>
        {(retry) => (
          <Button look="plain" onClick={() => retry()()}>
            {t("retry")}
          </Button>
        )}
      </Show>
    </Notice>
  );
}
