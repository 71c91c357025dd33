// One fact of a step as a field, by the kind that the domain gives it: forms follow the schema.
import {
  CheckboxGroup,
  DateField,
  NumberField,
  RadioGroup,
  SelectField,
  TextAreaField,
  TextField,
} from "@miaopu/ui";
import { isWithheld, objections, type Day } from "@miaopu/domain";
import { Match, Show, Switch } from "solid-js";
import { say } from "../../../i18n/words.ts";
import type { AskedFact } from "./draft.ts";
import { MemberPicker } from "./member-picker.tsx";
import { t } from "./recording-words.ts";
import { VoteFields } from "./vote-fields.tsx";
import { YesNo } from "./yes-no.tsx";

interface FactFieldProps {
  fact: AskedFact;
  value: unknown;
  onValue: (value: unknown) => void;
  onUnreadable: (part: string, unreadable: boolean) => void;
  branchId: string;
  hasGroups: boolean;
}

type Parts = Readonly<Record<string, unknown>>;
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const day = (value: unknown): string | null => (typeof value === "string" ? value : null);
const parts = (value: unknown): Parts =>
  typeof value === "object" && value !== null ? (value as Parts) : {};
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : [];
const options = (from: Readonly<Record<string, { zh: string; en: string }>> | undefined) =>
  Object.entries(from ?? {}).map(([value, label]) => ({ value, label: say(label) }));

/** More choices than this are a select, fewer stand side by side. */
const sideBySide = 4;

export function FactField(props: FactFieldProps) {
  const label = () => say(props.fact.meta);
  const is = (kind: AskedFact["meta"]["kind"]) => props.fact.meta.kind === kind;
  return (
    <Switch>
      <Match when={is("day")}>
        <DateField
          label={label()}
          value={day(props.value)}
          onValue={props.onValue}
          onUnreadable={(unreadable) => props.onUnreadable(props.fact.key, unreadable)}
        />
      </Match>
      <Match when={is("text")}>
        <TextField label={label()} value={text(props.value)} onValue={props.onValue} />
      </Match>
      <Match when={is("long-text")}>
        <LongText {...props} />
      </Match>
      <Match when={is("number")}>
        <NumberField
          label={label()}
          value={typeof props.value === "number" ? props.value : null}
          onValue={props.onValue}
        />
      </Match>
      <Match when={is("yes-no")}>
        <YesNo label={label()} value={props.value} onValue={props.onValue} />
      </Match>
      <Match when={is("choice")}>
        <Choice {...props} />
      </Match>
      <Match when={is("choices")}>
        <Choices {...props} />
      </Match>
      <Match when={is("members")}>
        <MemberPicker
          label={label()}
          branchId={props.branchId}
          ids={texts(props.value)}
          onIds={props.onValue}
        />
      </Match>
      <Match when={is("notice")}>
        <NoticeFields {...props} />
      </Match>
      <Match when={is("waiver")}>
        <WaiverFields {...props} />
      </Match>
      <Match when={is("vote")}>
        <VoteFields label={label()} value={parts(props.value)} onValue={props.onValue} />
      </Match>
    </Switch>
  );
}

/** A text that is not told here stays as it is until another is typed in its place. */
function LongText(props: FactFieldProps) {
  const kept = () => isWithheld(text(props.value));
  return (
    <TextAreaField
      label={say(props.fact.meta)}
      hint={kept() ? t("keptText") : t("sensitiveHint")}
      optional={props.fact.meta.optional === true}
      maxLength={4000}
      value={kept() ? "" : text(props.value)}
      onValue={props.onValue}
    />
  );
}

function Choices(props: FactFieldProps) {
  return (
    <CheckboxGroup
      label={say(props.fact.meta)}
      values={texts(props.value)}
      options={options(props.fact.meta.options).filter(
        ({ value }) => value !== "party-group" || props.hasGroups,
      )}
      onValues={props.onValue}
    />
  );
}

function Choice(props: FactFieldProps) {
  const all = () => options(props.fact.meta.options);
  return (
    <Show
      when={all().length > sideBySide}
      fallback={
        <RadioGroup
          label={say(props.fact.meta)}
          value={text(props.value)}
          options={all()}
          onValue={props.onValue}
        />
      }
    >
      <SelectField
        label={say(props.fact.meta)}
        empty=""
        value={text(props.value)}
        options={all()}
        onValue={props.onValue}
      />
    </Show>
  );
}

function NoticeFields(props: FactFieldProps) {
  const value = () => parts(props.value);
  const set = (key: string, next: Day | string | null) => props.onValue({ ...value(), [key]: next });
  return (
    <fieldset class="field-set">
      <legend class="field-label">{say(props.fact.meta)}</legend>
      <div class="pair">
        <DateField
          label={t("from")}
          value={day(value()["from"])}
          onValue={(next) => set("from", next)}
          onUnreadable={(unreadable) => props.onUnreadable("notice-from", unreadable)}
        />
        <DateField
          label={t("to")}
          value={day(value()["to"])}
          onValue={(next) => set("to", next)}
          onUnreadable={(unreadable) => props.onUnreadable("notice-to", unreadable)}
        />
      </div>
      <RadioGroup
        label={t("objections")}
        value={text(value()["objections"])}
        options={options(objections)}
        onValue={(next) => set("objections", next)}
      />
    </fieldset>
  );
}

function WaiverFields(props: FactFieldProps) {
  const value = () => parts(props.value);
  const set = (key: string, next: string) => props.onValue({ ...value(), [key]: next });
  return (
    <fieldset class="field-set">
      <legend class="field-label">{say(props.fact.meta)}</legend>
      <div class="pair">
        <TextField
          label={t("approver")}
          value={text(value()["approver"])}
          onValue={(next) => set("approver", next)}
        />
        <TextField
          label={t("reason")}
          value={text(value()["reason"])}
          onValue={(next) => set("reason", next)}
        />
      </div>
    </fieldset>
  );
}
