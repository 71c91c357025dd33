// The ballot sheet: figures as typed, with the sums checked under the typist's eyes.
import { Button, Checkbox, NumberField, SelectField, Shape } from "@miaopu/ui";
import { exclusionGrounds } from "@miaopu/domain";
import { For, Index, Show } from "solid-js";
import { say } from "../../../i18n/words.ts";
import { t } from "./recording-words.ts";
import { YesNo } from "./yes-no.tsx";

type Parts = Readonly<Record<string, unknown>>;

interface VoteFieldsProps {
  label: string;
  value: Parts;
  onValue: (value: Parts) => void;
}

const figures = [
  ["shouldAttend", "shouldAttend"],
  ["present", "present"],
  ["yes", "voteYes"],
  ["no", "voteNo"],
  ["abstain", "abstain"],
  ["writtenYes", "writtenYes"],
  ["writtenNo", "writtenNo"],
] as const;

const grounds = () =>
  Object.entries(exclusionGrounds).map(([value, label]) => ({ value, label: say(label) }));

export function VoteFields(props: VoteFieldsProps) {
  const figure = (key: string) => {
    const value = props.value[key];
    return typeof value === "number" ? value : null;
  };
  const set = (key: string, value: unknown) => props.onValue({ ...props.value, [key]: value });
  return (
    <fieldset class="field-set">
      <legend class="field-label">{props.label}</legend>
      <div class="vote-figures">
        <For each={figures}>
          {([key, word]) => (
            <NumberField label={t(word)} value={figure(key)} onValue={(value) => set(key, value)} />
          )}
        </For>
      </div>
      <VoteCheck value={props.value} />
      <YesNo label={t("secret")} value={props.value["secret"]} onValue={(value) => set("secret", value)} />
      <Excluded value={props.value["excluded"]} onValue={(value) => set("excluded", value)} />
    </fieldset>
  );
}

/** Whether the figures agree, and how many it takes: more than half of those who should attend. */
function VoteCheck(props: { value: Parts }) {
  const figure = (key: string) => {
    const value = props.value[key];
    return typeof value === "number" && !Number.isNaN(value) ? value : null;
  };
  const sum = () => (figure("yes") ?? 0) + (figure("no") ?? 0) + (figure("abstain") ?? 0);
  const inFavour = () => (figure("yes") ?? 0) + (figure("writtenYes") ?? 0);
  const needed = () => Math.floor((figure("shouldAttend") ?? 0) / 2) + 1;
  const isTyped = (key: string) => figure(key) !== null;
  const lines = () => {
    const present = figure("present") ?? 0;
    return [
      isTyped("shouldAttend") &&
        isTyped("present") && { holds: present >= needed(), words: t("quorum", needed(), present) },
      isTyped("present") && isTyped("yes") && { holds: sum() === present, words: t("sums", sum(), present) },
      isTyped("shouldAttend") &&
        isTyped("yes") && { holds: inFavour() >= needed(), words: t("majority", needed(), inFavour()) },
    ].filter((line) => line !== false);
  };
  return (
    <ul class="vote-check" aria-live="polite">
      <For each={lines()}>
        {(line) => (
          <li>
            <Shape name={line.holds ? "check" : "cross"} tone={line.holds ? "done" : "bad"} /> {line.words}
          </li>
        )}
      </For>
    </ul>
  );
}

interface Exclusion {
  readonly ground?: string;
  readonly superiorConsent?: boolean;
  readonly assemblyVote?: boolean;
}

function Excluded(props: { value: unknown; onValue: (value: readonly Exclusion[]) => void }) {
  const all = () => (Array.isArray(props.value) ? (props.value as readonly Exclusion[]) : []);
  const change = (at: number, part: Exclusion) =>
    props.onValue(all().map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <div class="stack-close">
      <Show when={all().length > 0}>
        <span class="field-label">{t("excluded")}</span>
      </Show>
      <Index each={all()}>
        {(one, at) => (
          <div class="exclusion">
            <SelectField
              label={t("ground", at + 1)}
              empty=""
              value={one().ground ?? ""}
              options={grounds()}
              onValue={(ground) => change(at, { ground })}
            />
            <div class="choices">
              <Checkbox
                label={t("superiorConsent")}
                checked={one().superiorConsent === true}
                onChecked={(superiorConsent) => change(at, { superiorConsent })}
              />
              <Checkbox
                label={t("assemblyVote")}
                checked={one().assemblyVote === true}
                onChecked={(assemblyVote) => change(at, { assemblyVote })}
              />
              <Button look="plain" onClick={() => props.onValue(all().filter((_, index) => index !== at))}>
                {t("removeOne", at + 1)}
              </Button>
            </div>
          </div>
        )}
      </Index>
      <div>
        <Button
          look="plain"
          onClick={() => props.onValue([...all(), { superiorConsent: false, assemblyVote: false }])}
        >
          {t("exclude")}
        </Button>
      </div>
    </div>
  );
}
