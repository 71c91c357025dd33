// One record on file: day, facts, article; its warnings for good; what it superseded; who entered it when.
import { Shape, type CellState, type ShapeName, type Tone } from "@miaopu/ui";
import { isStepRecord, stepOf } from "@miaopu/domain";
import { For, Show } from "solid-js";
import type { ExplainedVerdict } from "../../../api.ts";
import { say } from "../../../i18n/words.ts";
import { ArticleReference } from "../../../regulation/article-reference.tsx";
import { usePackOn } from "../../../session/session.ts";
import { PapersLine } from "../papers/papers-line.tsx";
import { useMemberNames } from "../recording/member-names.ts";
import { t } from "./file-words.ts";
import { stateOf, type RecordRow } from "./history.ts";
import { OriginPopover } from "./origin-popover.tsx";
import { factLines, sideWords, titleFact } from "./record-facts.ts";
import { SupersededLine } from "./superseded-line.tsx";

interface RecordLineProps {
  row: RecordRow;
  /** Editions differ within the stage, so the article says its own. */
  mixed: boolean;
  onCorrect?: ((at: number) => void) | undefined;
}

const marks: Partial<Record<CellState, { shape: ShapeName; tone: Tone; words: () => string }>> = {
  done: { shape: "check", tone: "done", words: () => t("cellDone") },
  late: { shape: "bang", tone: "soon", words: () => t("cellLate") },
  wrong: { shape: "cross", tone: "bad", words: () => t("cellWrong") },
};

export function RecordLine(props: RecordLineProps) {
  const mark = () => marks[stateOf(props.row)];
  const packOf = usePackOn();
  const pack = () => packOf(props.row.on);
  return (
    <li class="line" id={`record-${props.row.entry.at}`}>
      <span class="line-mark">
        <Show when={mark()}>
          {(one) => (
            <>
              <Shape name={one().shape} tone={one().tone} />
              <span class="sr-only">{one().words()}</span>
            </>
          )}
        </Show>
      </span>
      <span class="line-step">{props.row.step}</span>
      <RecordText row={props.row} />
      <time class="line-day" datetime={props.row.on}>
        {props.row.on}
      </time>
      <span class="line-article">
        <Show when={props.row.step} fallback={<ArticleReference article={null} pack="local" align="end" />}>
          {(step) => (
            <ArticleReference
              article={stepOf(step()).article[pack()]}
              pack={pack()}
              step={step()}
              form={props.mixed ? "dated" : "plain"}
              align="end"
            />
          )}
        </Show>
      </span>
      <span class="line-more no-print">
        <OriginPopover row={props.row} onCorrect={props.onCorrect} />
      </span>
      <RecordNotes row={props.row} />
    </li>
  );
}

function RecordText(props: { row: RecordRow }) {
  const names = useMemberNames();
  const title = () => {
    const { record } = props.row.entry;
    if (!record) return "";
    return isStepRecord(record) ? `${say(stepOf(record.step))}${titleFact(record)}` : sideWords(record);
  };
  const facts = () => (props.row.entry.record ? factLines(props.row.entry.record, names.nameOf, true) : []);
  return (
    <div class="line-text">
      <span class="line-title">{title()}</span>
      <Show when={facts().length > 0}>
        <p class="line-facts">
          <For each={facts()}>
            {(fact) => (
              <span class="line-fact">
                {fact.label} <span class="line-value">{fact.value}</span>
              </span>
            )}
          </For>
        </p>
      </Show>
    </div>
  );
}

/** What stays beside the record for good. */
function RecordNotes(props: { row: RecordRow }) {
  const reason = () => props.row.entry.record?.lateReason ?? null;
  return (
    <div class="line-notes">
      <For each={props.row.warnings}>
        {(verdict, index) => (
          <WarningLine verdict={verdict} tone="soon" reason={index() === 0 ? reason() : null} />
        )}
      </For>
      <For each={props.row.wrongs}>
        {(verdict) => <WarningLine verdict={verdict} tone="bad" reason={null} />}
      </For>
      <For each={props.row.superseded}>{(one) => <SupersededLine entry={one.entry} by={one.by} />}</For>
      <PapersLine at={props.row.entry.at} />
    </div>
  );
}

function WarningLine(props: { verdict: ExplainedVerdict; tone: Tone; reason: string | null }) {
  return (
    <p class="line-warning" data-tone={props.tone} data-code={props.verdict.code}>
      {say(props.verdict)}{" "}
      <Show when={props.reason}>{(reason) => <strong>{t("because", reason())}</strong>}</Show>
    </p>
  );
}
