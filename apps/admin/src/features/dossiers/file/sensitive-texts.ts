// The texts of a file that are for few eyes: whether there are any, and the page with them in their places.
import { isWithheld, sensitiveTextsOf } from "@miaopu/domain";
import type { DossierEntry, DossierPage, Outputs } from "../../../api.ts";

export type SensitiveText = Outputs["dossier"]["texts"][number];

const isTold = ({ record, reason }: DossierEntry): boolean =>
  !(record ? sensitiveTextsOf(record) : []).some(({ text }) => isWithheld(text)) &&
  !(reason !== null && isWithheld(reason));

/** Whether the page holds back something that is on file. */
export const withholdsTexts = (page: DossierPage): boolean => !page.entries.every(isTold);

function told(entry: DossierEntry, texts: readonly SensitiveText[]): DossierEntry {
  const own = texts.filter(({ at }) => at === entry.at);
  const reason = own.find(({ path }) => path === "reason")?.text ?? entry.reason;
  const facts = own
    .filter(({ path }) => path.startsWith("record."))
    .map(({ path, text }) => [path.slice("record.".length), text] as const);
  const record =
    entry.record && ({ ...entry.record, ...Object.fromEntries(facts) } as DossierEntry["record"]);
  return { ...entry, reason, record };
}

export const pageWith = (page: DossierPage, texts: readonly SensitiveText[]): DossierPage =>
  texts.length === 0 ? page : { ...page, entries: page.entries.map((entry) => told(entry, texts)) };
