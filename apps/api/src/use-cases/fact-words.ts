// A record's facts in Chinese words, for what leaves the house on paper: an account, never a form.
import {
  type DossierRecord,
  type FactMeta,
  type Label,
  factsOf,
  isStepRecord,
  isWithheld,
  objections,
  stepOf,
} from "@miaopu/domain";

export interface FactLine {
  readonly label: string;
  readonly value: string;
}

type Parts = Readonly<Record<string, unknown>>;
type NameOf = (id: string) => string;

const named = (options: Readonly<Record<string, Label>> | undefined, value: unknown): string =>
  (typeof value === "string" ? options?.[value]?.zh : undefined) ?? String(value);

/** A part as text; what is missing says so. */
function part(parts: Parts, key: string, missing = "?"): string {
  const value = parts[key];
  return typeof value === "string" || typeof value === "number" ? String(value) : missing;
}

const figure = (parts: Parts, key: string): string => part(parts, key, "0");

function voteWords(vote: Parts): string {
  const tally = `应到${figure(vote, "shouldAttend")}，实到${figure(vote, "present")}，赞成${figure(vote, "yes")}，反对${figure(vote, "no")}，弃权${figure(vote, "abstain")}`;
  const isWritten = Boolean(vote["writtenYes"]) || Boolean(vote["writtenNo"]);
  return isWritten
    ? `${tally}；书面赞成${figure(vote, "writtenYes")}，书面反对${figure(vote, "writtenNo")}`
    : tally;
}

function noticeWords(notice: Parts): string {
  const when = `${part(notice, "from")} 至 ${part(notice, "to")}`;
  return notice["objections"] ? `${when}，${named(objections, notice["objections"])}` : when;
}

function valueWords(meta: FactMeta, value: unknown, nameOf: NameOf): string {
  switch (meta.kind) {
    case "yes-no":
      return value === true ? "是" : "否";
    case "choice":
      return named(meta.options, value);
    case "choices":
      return (value as readonly unknown[]).map((one) => named(meta.options, one)).join("、");
    case "members":
      return (value as readonly string[]).map(nameOf).join("、");
    case "notice":
      return noticeWords(value as Parts);
    case "waiver":
      return `${part(value as Parts, "approver")}批准：${part(value as Parts, "reason")}`;
    case "vote":
      return voteWords(value as Parts);
    default:
      return String(value);
  }
}

/** Facts that are told; what was left out, and what is for few eyes, is not. */
export function factLines(record: DossierRecord, nameOf: NameOf): FactLine[] {
  if (!isStepRecord(record)) return [];
  const values = record as unknown as Parts;
  const facts = factsOf(record.step).flatMap(({ key, meta }) => {
    const value = values[key];
    const isUntold = value === null || value === undefined || meta.sensitive !== undefined;
    return isUntold ? [] : [{ label: meta.zh, value: valueWords(meta, value, nameOf) }];
  });
  return record.lateReason ? [...facts, { label: "迟录或超期的原因", value: record.lateReason }] : facts;
}

const besideSteps = {
  "joint-review": "联合审查",
  veto: "一票否决",
  "veto-cleared": "解除一票否决",
  transfer: "转接组织关系",
  stop: "终止培养",
} as const;

export const recordTitle = (record: DossierRecord): string =>
  isStepRecord(record) ? `${record.step} ${stepOf(record.step).zh}` : besideSteps[record.record];

/** What others said in confidence is not told: what a department replied, a veto, a text for few eyes. */
export function isConfidential(record: DossierRecord): boolean {
  if (!isStepRecord(record)) return record.record !== "transfer";
  const values = record as unknown as Parts;
  return factsOf(record.step).some(({ key, meta }) => {
    const value = values[key];
    return meta.sensitive !== undefined && typeof value === "string" && (isWithheld(value) || value !== "");
  });
}
