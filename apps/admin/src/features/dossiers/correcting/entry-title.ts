// A record in one line, to choose it from a list: its step, its day.
import { isStepRecord, stepOf } from "@miaopu/domain";
import type { DossierEntry } from "../../../api.ts";
import { say } from "../../../i18n/words.ts";
import { sideWords } from "../file/record-facts.ts";

export function titleOf({ record }: DossierEntry): string {
  if (!record) return "";
  const title = isStepRecord(record) ? `${record.step} ${say(stepOf(record.step))}` : sideWords(record);
  return `${title} ${record.on}`;
}
