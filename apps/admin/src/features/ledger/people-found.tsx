// The people of an audited ledger, each with what was found: step, cell, sentence, article.
import { stepOf, type StepId } from "@miaopu/domain";
import { Button, EmptyState, Pager, Shape } from "@miaopu/ui";
import { For, Show } from "solid-js";
import { say } from "../../i18n/words.ts";
import { ArticleReference } from "../../regulation/article-reference.tsx";
import { StatusBadge } from "../../regulation/status-badge.tsx";
import { severityShapes, severityTones, severityWords } from "../../regulation/verdict-list.tsx";
import type { ArticleRow } from "./articles-found.tsx";
import type { LedgerAnswer } from "./ledger-result.tsx";
import { t } from "./ledger-words.ts";

type People = Extract<LedgerAnswer, { view: "people" }>;
type Person = People["rows"][number];
type Finding = Person["findings"][number];

interface PeopleFoundProps {
  data: People;
  /** People with this finding alone. */
  only: ArticleRow | null;
  page: number;
  size: number;
  onPage: (page: number) => void;
  onEveryone: () => void;
}

export function PeopleFound(props: PeopleFoundProps) {
  return (
    <>
      <Show when={props.only}>
        {(article) => (
          <p class="found-only">
            {t("showing")} {say(article().example)}{" "}
            <Button look="plain" onClick={() => props.onEveryone()}>
              {t("showEveryone")}
            </Button>
          </p>
        )}
      </Show>
      <Show
        when={props.data.total > 0}
        fallback={<EmptyState title={t("nothingFound")} text={t("nothingFoundText")} />}
      >
        <ul class="found">
          <For each={props.data.rows}>{(person) => <PersonFound person={person} />}</For>
        </ul>
        <Show when={props.data.total > props.size}>
          <Pager
            page={props.page}
            size={props.size}
            total={props.data.total}
            onPage={(next) => props.onPage(next)}
            onSize={() => undefined}
          />
        </Show>
      </Show>
    </>
  );
}

function PersonFound(props: { person: Person }) {
  const left = () => Object.entries(props.person.unchecked) as [StepId, readonly string[]][];
  const count = () => left().reduce((sum, [, codes]) => sum + codes.length, 0);
  return (
    <li class="found-person">
      <div class="found-who">
        <strong>{props.person.name || t("nameless")}</strong>
        <span class="soft">{t("row", props.person.row)}</span>
        <Show when={props.person.branch}>
          <span class="soft">{props.person.branch}</span>
        </Show>
        <StatusBadge status={props.person.status} />
      </div>
      <Show
        when={props.person.findings.length + props.person.cells.length > 0}
        fallback={
          <p class="found-line">
            <Shape name="check" tone="done" /> <span>{t("fine")}</span>
          </p>
        }
      >
        <ul class="found-lines">
          <For each={props.person.findings}>{(finding) => <FindingLine finding={finding} />}</For>
          <For each={props.person.cells}>
            {(cell) => (
              <li class="found-line">
                <Shape name="diamond" tone={cell.isNote ? "news" : "soon"} />
                <span>{say(cell)}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={count() > 0}>
        <details class="found-unchecked">
          <summary>{t("unchecked", count())}</summary>
          <ul>
            <For each={left()}>
              {([step, codes]) => (
                <li>
                  {step} {say(stepOf(step))} · {t("uncheckedStep", codes.length)}
                </li>
              )}
            </For>
          </ul>
        </details>
      </Show>
    </li>
  );
}

function FindingLine(props: { finding: Finding }) {
  const verdict = () => props.finding.verdict;
  return (
    <li class="found-line">
      <Shape name={severityShapes[verdict().severity]} tone={severityTones[verdict().severity]} />
      <div>
        <span class="sr-only">{severityWords(verdict().severity)}: </span>
        <strong>
          {props.finding.step} {say(props.finding.stepTitle)}
        </strong>{" "}
        {say(verdict())}
        <div class="verdict-basis">
          <ArticleReference
            article={verdict().article}
            pack={verdict().pack}
            step={props.finding.step}
            form="full"
          />
          <Show when={props.finding.address}>
            {(address) => <span class="faint">{t("cell", address())}</span>}
          </Show>
        </div>
      </div>
    </li>
  );
}
