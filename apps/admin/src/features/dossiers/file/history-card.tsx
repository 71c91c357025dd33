// The whole history, stage by stage, nothing hidden behind tabs.
import { stages, type StageId } from "@miaopu/domain";
import { For, Match, Show, Switch } from "solid-js";
import { say } from "../../../i18n/words.ts";
import { language } from "../../../preferences.ts";
import { chineseNumber } from "../../../regulation/article.ts";
import { t } from "./file-words.ts";
import type { HistoryRow, HistoryStage, ToComeRow } from "./history.ts";
import { RecordLine } from "./record-line.tsx";
import { ToComeLine } from "./to-come-line.tsx";
import { WithdrawnLine } from "./withdrawn-line.tsx";

export interface HistoryActions {
  /** Opens the correction of the record at this place; absent where this person only reads. */
  readonly onCorrect?: ((at: number) => void) | undefined;
  readonly onRecord?: ((row: ToComeRow) => void) | undefined;
}

const stageNumber = (id: StageId) => {
  const number = Number(id.slice(2));
  return language() === "zh" ? chineseNumber(number) : String(number);
};

export function HistoryCard(props: { history: readonly HistoryStage[]; actions: HistoryActions }) {
  return (
    <div class="card history">
      <For each={props.history}>
        {(stage) => (
          <section class="history-stage" aria-labelledby={`stage-${stage.id}`}>
            <h2 class="history-title" id={`stage-${stage.id}`}>
              {t("stage", stageNumber(stage.id), say(stages[stage.id]))}
              <Show when={stage.isRevised}>
                <span class="history-edition"> · {t("revised")}</span>
              </Show>
            </h2>
            <ol>
              <For each={stage.rows}>
                {(row) => <Line row={row} mixed={!stage.isRevised} actions={props.actions} />}
              </For>
            </ol>
          </section>
        )}
      </For>
    </div>
  );
}

function Line(props: { row: HistoryRow; mixed: boolean; actions: HistoryActions }) {
  return (
    <Switch>
      <Match when={props.row.kind === "record" && props.row}>
        {(row) => <RecordLine row={row()} mixed={props.mixed} onCorrect={props.actions.onCorrect} />}
      </Match>
      <Match when={props.row.kind === "withdrawn" && props.row}>
        {(row) => <WithdrawnLine row={row()} />}
      </Match>
      <Match when={props.row.kind === "to-come" && props.row}>
        {(row) => <ToComeLine row={row()} onRecord={props.actions.onRecord} />}
      </Match>
    </Switch>
  );
}
