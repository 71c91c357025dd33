// An audit under way: how far, how fast, how long yet, and the way to stop it.
import { Button, Card } from "@miaopu/ui";
import { Show } from "solid-js";
import type { Outputs } from "../../api.ts";
import { t } from "./ledger-words.ts";

export type Progress = Outputs["ledger"]["progress"];

const grouped = (count: number): string => count.toLocaleString("en");

export function Running(props: { progress: Progress | undefined; onCancel: () => void }) {
  const phase = () => (props.progress?.phase === "reading" ? t("phaseReading") : t("phaseJudging"));
  return (
    <Card title={t("running")}>
      <div class="stack-close">
        <Show when={props.progress} fallback={<progress class="bar" aria-label={t("running")} />}>
          {(progress) => (
            <>
              <strong>{phase()}</strong>
              <progress
                class="bar"
                aria-label={phase()}
                max={Math.max(1, progress().total)}
                value={progress().done}
              />
              <p class="soft progress-line">
                <span>{t("progress", grouped(progress().done), grouped(progress().total))}</span>
                <Show when={progress().perSecond > 0}>
                  <span>{t("perSecond", grouped(progress().perSecond))}</span>
                </Show>
                <Show when={progress().secondsLeft !== null}>
                  <span>{t("secondsLeft", progress().secondsLeft ?? 0)}</span>
                </Show>
              </p>
            </>
          )}
        </Show>
        <div>
          <Button onClick={() => props.onCancel()}>{t("stop")}</Button>
        </div>
      </div>
    </Card>
  );
}
