// 如果……: the days that would follow if the next step were done on a supposed day.
import { DateField } from "@miaopu/ui";
import { addDays, stepNumber, stepOf, type Day, type StepId } from "@miaopu/domain";
import { For, Show, createSignal } from "solid-js";
import { useAnswer } from "../../../answer.ts";
import { api, refusalOf, type DossierPage } from "../../../api.ts";
import { say } from "../../../i18n/words.ts";
import { VerdictList } from "../../../regulation/verdict-list.tsx";
import { useSession } from "../../../session/session.ts";
import { RefusalNotice } from "../../../shell/refusal-notice.tsx";
import { t } from "./file-words.ts";
import type { PlannedStep } from "./history.ts";
import { usePlan } from "./plan.ts";

/** Steps whose first lawful day a period sets, not merely the step before. */
const periodSteps: ReadonlySet<StepId> = new Set(["S07", "S22", "S23"]);

interface Line {
  readonly key: string;
  readonly words: string;
  readonly day: Day;
}

function linesOf(plan: readonly PlannedStep[], step: StepId): readonly Line[] {
  const after = plan.filter((one) => stepNumber(one.step) > stepNumber(step));
  return after.flatMap((one): Line[] => {
    const title = say(stepOf(one.step));
    if (periodSteps.has(one.step))
      return [{ key: one.step, words: t("notBefore", title), day: one.earliest }];
    return one.due ? [{ key: one.step, words: t("notAfter", title), day: one.due }] : [];
  });
}

export function WhatIf(props: { page: DossierPage; step: StepId }) {
  const session = useSession();
  const unassumed = usePlan(() => props.page);
  /** The first lawful day from tomorrow on, with the days that notices and the like take. */
  const start = () => {
    const earliest = unassumed.data?.find((one) => one.step === props.step)?.earliest;
    const tomorrow = addDays(session().today, 1);
    return earliest && earliest > tomorrow ? earliest : tomorrow;
  };
  /** undefined while nobody has chosen a day. */
  const [chosen, setChosen] = createSignal<Day | null | undefined>();
  const day = () => {
    const own = chosen();
    return own === undefined ? start() : own;
  };
  const plan = useAnswer(() => ({
    queryKey: ["dossier", props.page.id, "plan", props.page.version, props.step, day()],
    queryFn: () =>
      api.dossier.plan.query({
        id: props.page.id,
        assumptions: { [props.step]: day() ?? start() },
      }),
    enabled: day() !== null && unassumed.data !== undefined,
    keepsPrevious: true,
  }));
  const refused = () => plan.data?.find((one) => one.step === props.step)?.refusedBecause ?? [];
  const rest = () => (plan.data ?? []).filter((one) => stepNumber(one.step) > stepNumber(props.step));
  return (
    <section class="what-if no-print" aria-label={t("whatIf", say(stepOf(props.step)))}>
      <DateField
        label={t("whatIf", say(stepOf(props.step)))}
        value={day()}
        onValue={(next) => setChosen(next as Day | null)}
      />
      <div class="stack-close" aria-live="polite">
        <Show when={plan.isError}>
          <RefusalNotice refusal={refusalOf(plan.error)} />
        </Show>
        <VerdictList verdicts={refused()} step={props.step} />
        <DayList lines={linesOf(plan.data ?? [], props.step)} />
      </div>
      <Show when={rest().length > 0}>
        <details class="all-days">
          <summary>{t("allDays")}</summary>
          <DayList
            lines={rest().map((one) => ({
              key: one.step,
              words: `${one.step} ${say(stepOf(one.step))}`,
              day: one.earliest,
            }))}
          />
        </details>
      </Show>
    </section>
  );
}

function DayList(props: { lines: readonly Line[] }) {
  return (
    <dl class="day-list">
      <For each={props.lines}>
        {(line) => (
          <>
            <dt>{line.words}</dt>
            <dd>{line.day}</dd>
          </>
        )}
      </For>
    </dl>
  );
}
