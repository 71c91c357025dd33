// What the auditor asks for: who, what, with which outcome; days and ids behind 展开.
import { DateField, SelectField, TextField } from "@miaopu/ui";
import { loggedActions, loggedWords } from "@miaopu/domain/access";
import { createEffect, createSignal, on, untrack } from "solid-js";
import { say } from "../../i18n/words.ts";
import { SearchForm } from "../../lists/search-form.tsx";
import { t as shared } from "../../lists/list-words.ts";
import { fromNewest, noFilter, type LogAddress } from "./log-address.ts";
import { t } from "./audit-log-words.ts";

const actionOptions = () =>
  loggedActions.map((action) => ({ value: action, label: say(loggedWords(action)) }));

export function LogSearch(props: { address: LogAddress }) {
  const [who, setWho] = createSignal(untrack(() => props.address.q()));
  const [subject, setSubject] = createSignal(untrack(() => props.address.filter("subject")));
  createEffect(
    on(
      () => props.address.filter("subject"),
      (next) => setSubject(next),
      { defer: true },
    ),
  );
  const change = (filters: Partial<typeof noFilter> | Record<string, string>) =>
    props.address.search(who(), { ...fromNewest, ...filters });
  const dayIn = (name: "from" | "to") => props.address.filter(name) || null;
  return (
    <SearchForm
      moreInUse={["from", "to", "subject"].some((name) => props.address.filter(name as "from") !== "")}
      onSearch={() => change({ subject: subject().trim() })}
      onClear={() => {
        setWho("");
        setSubject("");
        props.address.search("", noFilter);
      }}
      more={
        <>
          <DateField label={t("from")} value={dayIn("from")} onValue={(day) => change({ from: day ?? "" })} />
          <DateField label={t("to")} value={dayIn("to")} onValue={(day) => change({ to: day ?? "" })} />
          <TextField label={t("subjectId")} hint={t("subjectHint")} value={subject()} onValue={setSubject} />
        </>
      }
    >
      <TextField label={t("who")} placeholder={t("whoHint")} value={who()} onValue={setWho} />
      <SelectField
        label={t("action")}
        empty={shared("all")}
        value={props.address.filter("action")}
        options={actionOptions()}
        onValue={(value) => change({ action: value })}
      />
      <SelectField
        label={t("outcome")}
        empty={shared("all")}
        value={props.address.filter("outcome")}
        options={[
          { value: "done", label: t("done") },
          { value: "refused", label: t("refused") },
        ]}
        onValue={(value) => change({ outcome: value })}
      />
    </SearchForm>
  );
}
