// A record that was corrected stays in sight, struck through, with who corrected it, when and why.
import { isStepRecord } from "@miaopu/domain";
import { Show } from "solid-js";
import type { DossierEntry } from "../../../api.ts";
import { useMemberNames } from "../recording/member-names.ts";
import { t } from "./file-words.ts";
import { factLines, reasonWords, sideWords } from "./record-facts.ts";

export function SupersededLine(props: { entry: DossierEntry; by: DossierEntry }) {
  const names = useMemberNames();
  const text = () => {
    const { record } = props.entry;
    if (!record) return "";
    const title = isStepRecord(record) ? record.on : `${record.on} ${sideWords(record)}`;
    const facts = factLines(record, names.nameOf, false).map(({ label, value }) => `${label} ${value}`);
    return [title, ...facts].join(" · ");
  };
  return (
    <p class="line-superseded">
      <s>{text()}</s> <span class="sr-only">{t("superseded")}</span>
      <span>
        {t("supersededBy", props.by.enteredOn, props.by.enteredBy.name)}
        <Show when={props.by.reason}>{(reason) => <> · {t("because", reasonWords(reason()))}</>}</Show>
      </span>
    </p>
  );
}
