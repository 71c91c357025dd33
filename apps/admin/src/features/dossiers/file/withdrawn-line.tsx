// A record that should never have been typed: struck through, with who says so and why.
import { isStepRecord, stepOf } from "@miaopu/domain";
import { Shape } from "@miaopu/ui";
import { say } from "../../../i18n/words.ts";
import { t } from "./file-words.ts";
import type { WithdrawnRow } from "./history.ts";
import { sideWords } from "./record-facts.ts";
import { SupersededLine } from "./superseded-line.tsx";

export function WithdrawnLine(props: { row: WithdrawnRow }) {
  const title = () => {
    const { record } = props.row.entry;
    if (!record) return "";
    return isStepRecord(record) ? say(stepOf(record.step)) : sideWords(record);
  };
  return (
    <li class="line line-withdrawn">
      <span class="line-mark">
        <Shape name="cross" tone="plain" />
      </span>
      <span class="line-step">{props.row.step}</span>
      <div class="line-text">
        <span class="line-title">
          <s>{title()}</s> {t("withdrawn")}
        </span>
        <SupersededLine entry={props.row.entry} by={props.row.by} />
      </div>
    </li>
  );
}
