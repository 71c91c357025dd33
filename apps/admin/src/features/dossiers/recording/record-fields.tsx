// The fields of one step's record: its day, its facts, and why it comes late.
import { Button, DateField, TextAreaField } from "@miaopu/ui";
import type { Day, StepId } from "@miaopu/domain";
import { For, Show } from "solid-js";
import { usePackOn, useSession } from "../../../session/session.ts";
import { askedFacts, isLate, type Draft } from "./draft.ts";
import { FactField } from "./fact-field.tsx";
import { t } from "./recording-words.ts";

interface RecordFieldsProps {
  step: StepId;
  draft: Draft;
  onDraft: (change: Partial<Draft>) => void;
  onUnreadable: (field: string, unreadable: boolean) => void;
  branch: { readonly id: string; readonly hasGroups: boolean };
  /** A warning is coming, so a reason is worth giving. */
  warned: boolean;
}

export function RecordFields(props: RecordFieldsProps) {
  const session = useSession();
  const packOf = usePackOn();
  const asked = () => askedFacts(props.step, packOf(props.draft.on ?? session().today));
  const main = () => asked().filter(({ meta }) => !meta.optional);
  const more = () => asked().filter(({ meta }) => meta.optional);
  const setFact = (key: string, value: unknown) =>
    props.onDraft({ facts: { ...props.draft.facts, [key]: value } });
  const wantsReason = () =>
    props.warned || isLate(props.draft.on, session().today) || props.draft.lateReason !== "";
  const field = (fact: ReturnType<typeof asked>[number]) => (
    <FactField
      fact={fact}
      value={props.draft.facts[fact.key]}
      onValue={(value) => setFact(fact.key, value)}
      onUnreadable={props.onUnreadable}
      branchId={props.branch.id}
      hasGroups={props.branch.hasGroups}
    />
  );
  return (
    <>
      <DayRow
        label={t("on")}
        value={props.draft.on}
        today={session().today}
        onValue={(on) => props.onDraft({ on })}
        onUnreadable={(unreadable) => props.onUnreadable("on", unreadable)}
      />
      <For each={main()}>{field}</For>
      <Show when={more().length > 0}>
        <details class="more-facts">
          <summary>{t("more")}</summary>
          <div class="stack">
            <For each={more()}>{field}</For>
          </div>
        </details>
      </Show>
      <Show when={wantsReason()}>
        <TextAreaField
          label={t("lateReason")}
          hint={t("lateHint")}
          optional
          maxLength={500}
          value={props.draft.lateReason}
          onValue={(lateReason) => props.onDraft({ lateReason })}
        />
      </Show>
    </>
  );
}

interface DayRowProps {
  label: string;
  value: Day | null;
  today: Day;
  onValue: (on: Day | null) => void;
  onUnreadable: (unreadable: boolean) => void;
}

/** A day, with today one click away. */
export function DayRow(props: DayRowProps) {
  return (
    <div class="day-row">
      <DateField
        label={props.label}
        value={props.value}
        onValue={(on) => props.onValue(on as Day | null)}
        onUnreadable={props.onUnreadable}
      />
      <Button
        onClick={() => {
          props.onUnreadable(false);
          props.onValue(props.today);
        }}
      >
        {t("today")}
      </Button>
    </div>
  );
}
