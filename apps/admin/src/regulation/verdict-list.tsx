// Verdicts as people read them: sign, sentence, article.
import { Shape, type ShapeName, type Tone } from "@miaopu/ui";
import type { StepId } from "@miaopu/domain";
import { For, Show } from "solid-js";
import type { ExplainedVerdict } from "../api.ts";
import { say, words } from "../i18n/words.ts";
import { ArticleReference } from "./article-reference.tsx";

const t = words(
  { refuse: "不能通过", warn: "提醒", note: "说明", earliest: (day: string) => `最早 ${day}` },
  { refuse: "refused", warn: "warning", note: "note", earliest: (day) => `from ${day}` },
);

type Severity = ExplainedVerdict["severity"];

export const severityTones: Record<Severity, Tone> = { refuse: "bad", warn: "soon", note: "news" };
export const severityShapes: Record<Severity, ShapeName> = { refuse: "cross", warn: "bang", note: "dot" };
export const severityWords = (severity: Severity): string => t(severity);

const order: Record<Severity, number> = { refuse: 0, warn: 1, note: 2 };
const sorted = (verdicts: readonly ExplainedVerdict[]) =>
  verdicts.slice().sort((a, b) => order[a.severity] - order[b.severity]);

export function VerdictList(props: { verdicts: readonly ExplainedVerdict[]; step?: StepId | null }) {
  return (
    <ul class="verdicts">
      <For each={sorted(props.verdicts)}>
        {(verdict) => (
          <li class="verdict" data-code={verdict.code}>
            <Shape name={severityShapes[verdict.severity]} tone={severityTones[verdict.severity]} />
            <div>
              <span class="sr-only">{severityWords(verdict.severity)}: </span>
              {say(verdict)}
              <div class="verdict-basis">
                <ArticleReference
                  article={verdict.article}
                  pack={verdict.pack}
                  step={props.step}
                  form="full"
                />
                <Show when={verdict.earliest}>
                  {(day) => <span class="soft">{t("earliest", day())}</span>}
                </Show>
              </div>
            </div>
          </li>
        )}
      </For>
    </ul>
  );
}
