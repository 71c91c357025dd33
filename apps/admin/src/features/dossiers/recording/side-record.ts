// What stands beside the steps, as a form takes it: its title, the name of its day, its record.
import type { Label, ReplyOutcome, SideRecord } from "@miaopu/domain";
import type { Draft } from "./draft.ts";

export const sideKinds = ["joint-review", "transfer", "stop"] as const;
export type SideKind = (typeof sideKinds)[number];

export const isSideKind = (text: string | undefined): text is SideKind =>
  sideKinds.some((kind) => kind === text);

export const sideLabels: Readonly<Record<SideKind, { readonly title: Label; readonly on: Label }>> = {
  "joint-review": {
    title: { zh: "联合审查", en: "joint review" },
    on: {
      zh: "收到回复的日期（未回复的填发出日期）",
      en: "Day of the reply (of the request, where there is none)",
    },
  },
  transfer: { title: { zh: "转接组织关系", en: "transfer" }, on: { zh: "转接日期", en: "Day of transfer" } },
  stop: { title: { zh: "终止培养", en: "stop" }, on: { zh: "终止日期", en: "Day of the stop" } },
};

const without = {
  day: { zh: "先填日期。", en: "Enter the day first." },
  department: { zh: "先选部门。", en: "Choose the department first." },
  reason: { zh: "先写终止的原因。", en: "Say first why it stops." },
  to: { zh: "先选转往的党支部。", en: "Choose the branch to transfer to first." },
} as const satisfies Readonly<Record<string, Label>>;

/** What the record cannot be without and still lacks, as a sentence. */
export function sideMissing(kind: SideKind, draft: Draft): Label {
  if (kind === "joint-review" && !draft.facts["department"]) return without.department;
  if (kind === "transfer" && !draft.facts["to"]) return without.to;
  if (kind === "stop" && draft.on !== null) return without.reason;
  return without.day;
}

/** The record; null while its day, or what it cannot be without, is missing. */
export function sideRecordOf(kind: SideKind, draft: Draft): SideRecord | null {
  const { on, facts } = draft;
  const text = (key: string) => {
    const value = facts[key];
    return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
  };
  if (on === null) return null;
  if (kind === "stop") {
    const reason = text("reason");
    return reason === null ? null : { record: "stop", on, reason };
  }
  if (kind === "transfer") {
    const to = text("to");
    return to === null ? null : { record: "transfer", on, to };
  }
  const department = text("department");
  if (department === null) return null;
  const outcome = text("outcome") as ReplyOutcome | null;
  const isReply = outcome !== null && outcome !== "not-replied";
  return {
    record: "joint-review",
    on,
    department,
    outcome,
    requestedOn: isReply ? (text("requestedOn") as typeof on | null) : on,
    repliedOn: isReply ? on : null,
    reason: text("reason"),
    document: text("document"),
  };
}
