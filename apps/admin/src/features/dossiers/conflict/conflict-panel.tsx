// Two people at one file: what was recorded since, by whom and when, beside what this form holds; nothing is overwritten.
import { Button, Shape } from "@miaopu/ui";
import { isStepRecord, stepOf, type DossierRecord } from "@miaopu/domain";
import { For, Show, createEffect, createUniqueId, on } from "solid-js";
import type { DossierEntry, DossierPage } from "../../../api.ts";
import { shortTime } from "../../../i18n/moment.ts";
import { say } from "../../../i18n/words.ts";
import { useSession } from "../../../session/session.ts";
import { factLines, sideWords } from "../file/record-facts.ts";
import { useMemberNames } from "../recording/member-names.ts";
import type { FormBase } from "./base-version.ts";
import { factPairs, sameStep } from "./comparison.ts";
import { t } from "./conflict-words.ts";

interface ConflictPanelProps {
  page: DossierPage;
  base: FormBase;
  /** What the form would record; a day is assumed where none is typed yet. */
  mine: DossierRecord | null;
  onGoOn: () => void;
  onDrop: () => void;
}

export function ConflictPanel(props: ConflictPanelProps) {
  const titleId = createUniqueId();
  let panel: HTMLElement | undefined;
  const same = () => sameStep(props.base.since(), props.mine);
  createEffect(
    on(
      () => props.base.isBehind(),
      (isBehind) => isBehind && panel?.scrollIntoView({ block: "nearest" }),
    ),
  );
  return (
    <Show when={props.base.isBehind()}>
      <section class="conflict" aria-labelledby={titleId} role="alert" ref={(made) => (panel = made)}>
        <h3 class="field-label" id={titleId}>
          <Shape name="bang" tone="soon" /> {t("title")}
        </h3>
        <p class="faint">{t("text", props.base.version(), props.page.version)}</p>
        <Show when={same()} fallback={<SideBySide {...props} />}>
          {(entry) => <FactByFact entry={entry()} mine={props.mine} others={props.base.since()} />}
        </Show>
        <div class="notice-actions">
          <Button look="main" onClick={() => props.onGoOn()}>
            {t("goOn")}
          </Button>
          <Button onClick={() => props.onDrop()}>{t("drop")}</Button>
        </div>
      </section>
    </Show>
  );
}

function titleOf(record: DossierRecord): string {
  return isStepRecord(record) ? `${record.step} ${say(stepOf(record.step))}` : sideWords(record);
}

function RecordWords(props: { record: DossierRecord }) {
  const names = useMemberNames();
  return (
    <>
      <strong>{titleOf(props.record)}</strong> {props.record.on}
      <For each={factLines(props.record, names.nameOf, false)}>
        {({ label, value }) => (
          <div class="soft">
            {label}：{value}
          </div>
        )}
      </For>
      <Show when={props.record.lateReason}>
        {(why) => (
          <div class="soft">
            {t("lateReason")}：{why()}
          </div>
        )}
      </Show>
    </>
  );
}

function EntryWords(props: { entry: DossierEntry }) {
  const session = useSession();
  const what = () =>
    props.entry.supersedes === null ? "" : props.entry.record ? t("corrects") : t("withdraws");
  return (
    <li>
      <div class="faint">
        {t("by", props.entry.enteredBy.name, shortTime(props.entry.recordedAt, session().today))} {what()}
      </div>
      <Show when={props.entry.record}>{(record) => <RecordWords record={record()} />}</Show>
      <Show when={props.entry.reason}>{(reason) => <div class="soft">{t("reason", reason())}</div>}</Show>
    </li>
  );
}

function SideBySide(props: ConflictPanelProps) {
  return (
    <div class="conflict-sides">
      <div>
        <h4 class="faint">{t("recorded")}</h4>
        <ul class="conflict-entries">
          <For each={props.base.since()}>{(entry) => <EntryWords entry={entry} />}</For>
        </ul>
      </div>
      <div>
        <h4 class="faint">{t("typed")}</h4>
        <Show when={props.mine} fallback={<p class="soft">{t("noDay")}</p>}>
          {(mine) => <RecordWords record={mine()} />}
        </Show>
      </div>
    </div>
  );
}

function FactByFact(props: {
  entry: DossierEntry;
  mine: DossierRecord | null;
  others: readonly DossierEntry[];
}) {
  const session = useSession();
  const names = useMemberNames();
  const pairs = () =>
    props.entry.record && props.mine ? factPairs(props.entry.record, props.mine, names.nameOf) : [];
  const others = () => props.others.filter(({ at }) => at !== props.entry.at);
  const who = () => t("by", props.entry.enteredBy.name, shortTime(props.entry.recordedAt, session().today));
  return (
    <>
      <p>{t("sameStep", props.entry.enteredBy.name)}</p>
      <table class="conflict-facts">
        <thead>
          <tr>
            <th scope="col">{t("fact")}</th>
            <th scope="col">
              {t("recorded")} <span class="faint">{who()}</span>
            </th>
            <th scope="col">{t("typed")}</th>
          </tr>
        </thead>
        <tbody>
          <For each={pairs()}>
            {(pair) => (
              <tr data-differs={pair.differs ? "" : undefined}>
                <th scope="row">
                  {pair.label}{" "}
                  <span class="conflict-mark">{pair.differs ? `≠ ${t("differs")}` : t("same")}</span>
                </th>
                <td>{pair.theirs ?? t("absent")}</td>
                <td>{pair.mine ?? t("absent")}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={others().length > 0}>
        <ul class="conflict-entries">
          <For each={others()}>{(entry) => <EntryWords entry={entry} />}</For>
        </ul>
      </Show>
    </>
  );
}
