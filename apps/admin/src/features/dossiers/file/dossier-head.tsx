// The head of a file: who, where they stand, who accompanies them, and the bar of twenty-five cells.
import { Button, Popover, StageBar, type Stage } from "@miaopu/ui";
import { isStepRecord, stages, stepNumber, stepOf, steps, type StageId, type StepId } from "@miaopu/domain";
import { For, Show } from "solid-js";
import type { DossierPage } from "../../../api.ts";
import { list, say } from "../../../i18n/words.ts";
import { StatusBadge } from "../../../regulation/status-badge.tsx";
import { useMemberNames } from "../recording/member-names.ts";
import { sideKinds, sideLabels, type SideKind } from "../recording/side-record.ts";
import { t } from "./file-words.ts";
import { cellStates, type HistoryStage } from "./history.ts";

/** The people that the last standing record of a step names. */
function peopleOf(page: DossierPage, step: "S05" | "S09"): readonly string[] {
  const records = page.entries.flatMap(({ record, supersededBy }) =>
    supersededBy === null && record && isStepRecord(record) && record.step === step ? [record] : [],
  );
  const last = records[records.length - 1];
  if (!last) return [];
  return (last.step === "S05" ? last.mentors : "introducers" in last ? last.introducers : null) ?? [];
}

export function PersonHeading(props: { page: DossierPage }) {
  return (
    <>
      {props.page.person.name} <StatusBadge status={props.page.timeline.status} />
    </>
  );
}

export function PersonLine(props: { page: DossierPage }) {
  const names = useMemberNames();
  const people = () => [
    { key: "mentors", label: t("mentors"), value: list(peopleOf(props.page, "S05").map(names.nameOf)) },
    {
      key: "introducers",
      label: t("introducers"),
      value: list(peopleOf(props.page, "S09").map(names.nameOf)),
    },
    { key: "probation", label: t("probationEnds"), value: props.page.timeline.probationEnds ?? "" },
    { key: "member", label: t("memberSince"), value: props.page.timeline.memberSince ?? "" },
  ];
  return (
    <span class="person-line">
      <span>{props.page.branch.name}</span>
      <Show when={props.page.entries.some(({ source }) => source === "paper")}>
        <span>{t("paper")}</span>
      </Show>
      <For each={people().filter(({ value }) => value !== "")}>
        {({ label, value }) => (
          <span>
            {label} <strong>{value}</strong>
          </span>
        )}
      </For>
      <span class="print-only">
        {t("born")} {props.page.person.birthDate ?? "—"} · {t("idNumber")} {props.page.person.idMasked ?? "—"}
      </span>
    </span>
  );
}

interface HeadActionsProps {
  mayWrite: boolean;
  closed: boolean;
  onCorrect: () => void;
  onBeside: (kind: SideKind) => void;
}

export function HeadActions(props: HeadActionsProps) {
  return (
    <>
      <Button onClick={() => window.print()}>{t("print")}</Button>
      <Show when={props.mayWrite}>
        <Button onClick={() => props.onCorrect()}>{t("correct")}</Button>
        <Show when={!props.closed}>
          <Popover label={t("beside")} align="end" buttonClass="button">
            <div class="beside">
              <For each={sideKinds}>
                {(kind) => (
                  <Button onClick={() => props.onBeside(kind)}>{say(sideLabels[kind].title)}</Button>
                )}
              </For>
            </div>
          </Popover>
        </Show>
      </Show>
    </>
  );
}

const shortStages: Readonly<Record<StageId, { zh: string; en: string }>> = {
  ST1: { zh: "申请入党", en: "Application" },
  ST2: { zh: "积极分子", en: "Activist" },
  ST3: { zh: "发展对象", en: "Candidate" },
  ST4: { zh: "预备党员的接收", en: "Admission" },
  ST5: { zh: "教育考察和转正", en: "Probation" },
};

const cellWords = {
  done: () => t("cellDone"),
  late: () => t("cellLate"),
  wrong: () => t("cellWrong"),
  next: () => t("cellNext"),
  todo: () => t("cellTodo"),
} as const;

/** Five stages, twenty-five cells. */
export function FileBar(props: { history: readonly HistoryStage[]; current: StepId | null }) {
  const bar = (): readonly Stage[] => {
    const cells = cellStates(props.history, props.current);
    return (Object.keys(stages) as StageId[]).map((id) => {
      const isCurrent = props.current !== null && stepOf(props.current).stage === id;
      const name = say(shortStages[id]);
      return {
        key: id,
        name: isCurrent && props.current ? t("stageAt", name, String(stepNumber(props.current))) : name,
        current: isCurrent,
        cells: steps
          .filter(({ stage }) => stage === id)
          .map((step) => {
            const state = cells.get(step.id) ?? "todo";
            return { key: step.id, state, words: `${step.id} ${say(step)}: ${cellWords[state]()}` };
          }),
      };
    });
  };
  return <StageBar name={t("bar")} stages={bar()} />;
}
