// 一票否决: findings of the local profile, in force once a second person confirms them, until they end or are cleared.
import type { Day } from "../kernel/calendar.ts";
import type { FileState, VetoRecord } from "../rules/file-state.ts";
import { stepOnFile } from "../rules/file-state.ts";
import { type Finding, type Judgement, type Rule, isUnknown, unchecked } from "../rules/rule.ts";
import type { StepId } from "../regulation/steps.ts";

/** Default items of the township's profile (REGULATION §5); each can be switched off. */
export const vetoItems = {
  "political-review-failed": { zh: "政治审查不合格", en: "political review failed" },
  "under-18": { zh: "未满十八周岁", en: "under 18" },
  "foreign-nationality": {
    zh: "外国国籍或境外永久居留权",
    en: "foreign nationality or permanent residence abroad",
  },
  "against-party-line": { zh: "公开发表违背党的路线方针政策的言论", en: "statements against the party line" },
  "national-security": { zh: "危害国家安全", en: "harm to national security" },
  "illegal-organisation": { zh: "参加邪教或非法组织", en: "cult or illegal organisation" },
  "criminal-sentence": { zh: "受过刑事处罚", en: "criminal sentence" },
  "under-investigation": { zh: "正被立案审查调查", en: "under investigation" },
  "drugs-prostitution-gang": { zh: "涉毒、涉黄、涉黑涉恶", en: "drugs, prostitution, gang crime" },
  bribery: { zh: "行贿受贿", en: "bribery" },
  "disciplinary-penalty": { zh: "处于党纪政务处分影响期", en: "disciplinary penalty in its period" },
  "dishonest-debtor": {
    zh: "失信被执行人、偷逃税、欠薪、非法集资",
    en: "dishonest debtor, tax evasion, wage default, illegal fund-raising",
  },
  "vote-buying": { zh: "拉票贿选", en: "vote-buying" },
  "moral-breach": { zh: "严重违反社会公德、家庭美德", en: "serious moral breach" },
  falsification: { zh: "身份、年龄、学历或材料造假", en: "falsified identity, age, education or materials" },
  "integrity-breach": {
    zh: "发展对象或预备党员期间违反廉洁要求",
    en: "integrity breach while candidate or probationer",
  },
  "kin-unreported": {
    zh: "村主要干部近亲属未作专项报告",
    en: "close kin of a village principal without a special report",
  },
  "public-order-penalty": { zh: "酒驾或治安处罚", en: "drink-driving or public-order penalty" },
} as const;
export type VetoItem = keyof typeof vetoItems;

type Held = boolean | typeof unchecked;

/** Two different people stand behind it; on paper a key left out leaves that open. */
function confirmed(record: VetoRecord, absentIsUnknown: boolean): Held {
  const { proposedBy, confirmedBy } = record;
  if (proposedBy === null || confirmedBy === null) return false;
  if (proposedBy === undefined || confirmedBy === undefined) return absentIsUnknown ? unchecked : false;
  return proposedBy !== confirmedBy;
}

function cleared(vetoes: readonly VetoRecord[], at: number, on: Day, absentIsUnknown: boolean): Held {
  const finding = vetoes[at];
  if (finding?.record !== "veto") return false;
  // On paper a severity left out may have been `hard`.
  const mayBeHard = absentIsUnknown && finding.severity === undefined;
  let open = false;
  for (let i = 0; i < vetoes.length; i++) {
    const record = vetoes[i];
    if (record?.record !== "veto-cleared" || record.item !== finding.item || record.on > on) continue;
    const isLater = finding.on < record.on || (finding.on === record.on && at < i);
    if (!isLater || (finding.severity === "hard" && record.unfounded !== true)) continue;
    const held = confirmed(record, absentIsUnknown);
    if (held === true && (record.unfounded === true || !mayBeHard)) return true;
    if (held !== false) open = true;
  }
  return open ? unchecked : false;
}

export interface VetoStanding {
  /** Items in force on that day, each once. */
  readonly inForce: readonly string[];
  /** A paper file does not tell whether there is one more. */
  readonly open: boolean;
}

const none: VetoStanding = { inForce: [], open: false };

/**
 * Which vetoes hold on a day: confirmed by a second, different person, from their `on` through their `until`, not cleared.
 * A `hard` one holds for good, and is cleared only as unfounded. Source: REGULATION §5.
 */
export function vetoesOn(file: FileState, on: Day, absentIsUnknown = false): VetoStanding {
  if (file.vetoes.length === 0) return none;
  const inForce = new Set<string>();
  let open = false;
  file.vetoes.forEach((record, at) => {
    if (record.record !== "veto" || record.on > on) return;
    const who = confirmed(record, absentIsUnknown);
    if (who === false) return;
    const isOver = !!record.until && record.until < on && record.severity !== "hard";
    if (isOver && !(absentIsUnknown && record.severity === undefined)) return;
    const holds = isOver ? unchecked : who;
    const gone = cleared(file.vetoes, at, on, absentIsUnknown);
    if (gone === true) return;
    if (holds === true && gone === false) inForce.add(record.item);
    else open = true;
  });
  return { inForce: [...inForce], open };
}

const vetoed: readonly StepId[] = [
  "S07",
  "S08",
  "S09",
  "S10",
  "S11",
  "S12",
  "S13",
  "S14",
  "S15",
  "S16",
  "S17",
  "S22",
  "S23",
  "S24",
];
const negative: ReadonlySet<unknown> = new Set(["failed", "not-passed", "rejected", "cancel"]);

const concludes: Readonly<Record<string, "conclusion" | "outcome">> = {
  S10: "conclusion",
  S12: "conclusion",
  S13: "conclusion",
  S15: "outcome",
  S17: "outcome",
  S23: "outcome",
  S24: "outcome",
};

/** A negative outcome is never stopped, nor the approval of a cancellation. */
function isNegative(j: Judgement): Held {
  const record = j.record as { step: StepId; conclusion?: unknown; outcome?: unknown };
  const key = concludes[record.step];
  if (key === undefined) return false;
  if (isUnknown(j, record[key])) return unchecked;
  if (negative.has(record[key])) return true;
  if (record.step !== "S24" || record.outcome !== "approved") return false;
  const conversion = stepOnFile(j.file, "S23");
  if (conversion && isUnknown(j, conversion.outcome)) return unchecked;
  return conversion?.outcome === "cancel";
}

const title = (item: string, lang: "zh" | "en") => vetoItems[item as VetoItem]?.[lang] ?? item;

export const vetoRules: readonly Rule[] = [
  {
    code: "VETO_ACTIVE",
    steps: vetoed,
    severity: "refuse",
    cites: "local",
    check: (j): Finding => {
      if (j.file.vetoes.length === 0) return null;
      const isNegativeOutcome = isNegative(j);
      if (isNegativeOutcome === true) return null;
      const { inForce, open } = vetoesOn(j.file, j.on, j.absentIsUnknown);
      if (inForce.length > 0)
        return isNegativeOutcome === unchecked ? unchecked : { items: inForce, on: j.on };
      return open ? unchecked : null;
    },
    say: (f) => {
      const items = f["items"] as readonly string[];
      return {
        zh: `一票否决：${items.map((item) => title(item, "zh")).join("、")}。须经两人办理解除后才能继续。`,
        en: `Vetoed: ${items.map((item) => title(item, "en")).join("; ")}. It goes on only after two people have cleared it.`,
      };
    },
  },
];
