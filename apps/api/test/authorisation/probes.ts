// One probe a procedure: the action it must declare, whom it is aimed at, and an input that would do it.
import { toDay } from "@miaopu/domain";
import { type Action } from "@miaopu/domain/access";
import type { Place } from "./world.ts";

/** The ids that an input is aimed with: of one place, or, where ids are swapped, of several. */
export interface Aim {
  readonly file: { readonly id: string; readonly version: number };
  readonly person: string;
  readonly branch: string;
  readonly members: readonly string[];
  readonly account: string;
  readonly grant: string;
  readonly scan: string;
  readonly import: string;
  readonly mark: string;
}

export const aimAt = (place: Place, file: "open" | "ended"): Aim => ({
  file: place[file],
  person: place.person,
  branch: place.branch,
  members: place.members,
  account: place.account,
  grant: place.grant,
  scan: place.scans[file],
  import: place.import,
  mark: place.mark,
});

export interface Probe {
  readonly action: Action;
  /**
   * `file`, `branch`, `person`, `account`: one thing of a place. `list`: what the asker is shown, told by the marks in
   * it. `self`: nothing of any place.
   */
  readonly at: "file" | "branch" | "person" | "account" | "list" | "self";
  readonly input: (aim: Aim) => unknown;
}

const probe = (action: Action, at: Probe["at"], input: Probe["input"] = () => undefined): Probe => ({
  action,
  at,
  input,
});

const today = toDay("2026-11-20");
const nowhere = "00000000-0000-4000-8000-000000000000";
const why = "核对材料";
const observed = { step: "S06", on: today } as const;
const newcomer = { name: "新来者", sex: "male", birthDate: toDay("1995-06-07") } as const;

const ofSessions: Readonly<Record<string, Probe>> = {
  "setup.status": probe("setup.status", "self"),
  "setup.create": probe("setup.create", "self", () => ({
    townshipName: "新镇",
    officerName: "新人",
    username: "newone",
    password: "青苗-2026-abc",
  })),
  "session.me": probe("session.read", "self"),
  "session.passwordRules": probe("session.read", "self"),
  "session.list": probe("session.look", "self"),
  "session.end": probe("session.manage", "self", () => ({ id: "none" })),
  "session.endOthers": probe("session.manage", "self"),
  "session.changePassword": probe("session.password", "self", () => ({
    current: "x",
    next: "青苗-2026-xyz",
  })),
  "factor.state": probe("session.look", "self"),
  "factor.begin": probe("session.manage", "self", () => ({ password: "x" })),
  "factor.confirm": probe("session.manage", "self", () => ({ code: "000000" })),
  "factor.prove": probe("session.manage", "self", () => ({ code: "000000" })),
  "person.changes": probe("person.read", "person", ({ person }) => ({ id: person })),
  "person.correct": probe("person.correct", "person", ({ person }) => ({
    id: person,
    reason: "本人持证件申请",
    correct: { ethnicity: "苗族" },
  })),
  "person.account": probe("person.account", "person", ({ person }) => ({ id: person, reason: "本人申请" })),
  // A workbook is deflated: what is in it is told by a test of its own.
  "dossier.export": probe("dossier.export", "self", () => ({ reason: "上报县委组织部" })),
  "person.mayErase": probe("retention.due", "person", ({ person }) => ({ id: person })),
  "person.erase": probe("person.erase", "person", ({ person }) => ({ id: person, reason: "本人申请" })),
  "retention.setting": probe("retention.read", "self"),
  "retention.due": probe("retention.due", "list"),
  "retention.set": probe("retention.set", "self", () => ({
    neverEnteredMonths: 12,
    reason: "镇党委会议决定",
  })),
  "draft.list": probe("draft.keep", "self"),
  "draft.read": probe("draft.keep", "self", ({ file }) => ({ place: `dossier/${file.id}/S06` })),
  "draft.keep": probe("draft.keep", "self", ({ file }) => ({
    place: `dossier/${file.id}/S06`,
    body: "{}",
    baseVersion: file.version,
  })),
  "draft.discard": probe("draft.keep", "self", ({ file }) => ({ place: `dossier/${file.id}/S06` })),
};

const ofAccounts: Readonly<Record<string, Probe>> = {
  "account.list": probe("account.read", "list", () => ({ size: 200 })),
  "account.get": probe("account.read", "account", ({ account }) => ({ id: account })),
  "account.seats": probe("account.open", "list"),
  "account.findMember": probe("account.open", "branch", ({ branch }) => ({
    organisationId: branch,
    name: "无此人",
  })),
  "account.open": probe("account.open", "branch", ({ branch }) => ({
    name: "新账号",
    username: "newcomer",
    organisationId: branch,
  })),
  "account.reset": probe("account.reset", "account", ({ account }) => ({ id: account, reason: why })),
  "account.suspend": probe("account.suspend", "account", ({ account }) => ({ id: account, reason: why })),
  "account.restore": probe("account.suspend", "account", ({ account }) => ({ id: account, reason: why })),
  "account.dropFactor": probe("account.drop-factor", "account", ({ account }) => ({
    id: account,
    reason: why,
  })),
  "grant.propose": probe("grant.propose", "account", ({ account }) => ({ id: account, role: "reviewer" })),
  "grant.confirm": probe("grant.confirm", "account", ({ grant }) => ({ id: grant })),
  "grant.end": probe("grant.end", "account", ({ grant }) => ({ id: grant, reason: why })),
  "house.status": probe("house.read", "self"),
  "house.examine": probe("house.read", "self"),
  "house.backUp": probe("house.keep", "self"),
  "organisation.branches": probe("organisation.read", "list"),
  "organisation.create": probe("organisation.add", "self", () => ({
    name: "新支部",
    village: "新村",
    hasGroups: false,
  })),
};

const ofFiles: Readonly<Record<string, Probe>> = {
  "workbench.get": probe("workbench.read", "list", () => ({ limit: 500 })),
  "dossier.list": probe("dossier.read", "list", () => ({ size: 200 })),
  "dossier.get": probe("dossier.read", "file", ({ file }) => ({ id: file.id })),
  "dossier.plan": probe("dossier.read", "file", ({ file }) => ({ id: file.id, assumptions: {} })),
  "dossier.texts": probe("dossier.read-sensitive", "file", ({ file }) => ({ id: file.id })),
  "dossier.preview": probe("dossier.record", "file", ({ file }) => ({ id: file.id, record: observed })),
  "dossier.record": probe("dossier.record", "file", ({ file }) => ({
    id: file.id,
    expectedVersion: file.version,
    record: observed,
  })),
  "dossier.previewCorrection": probe("dossier.correct", "file", ({ file }) => ({
    id: file.id,
    supersedes: 1,
    reason: "日期抄错",
    record: { step: "S02", on: toDay("2023-01-21") },
  })),
  "dossier.correct": probe("dossier.correct", "file", ({ file }) => ({
    id: file.id,
    expectedVersion: file.version,
    supersedes: 2,
    reason: "日期抄错",
    record: { step: "S02", on: toDay("2023-01-21") },
  })),
  "dossier.open": probe("dossier.open", "branch", ({ branch, person }) => ({
    person: { personId: person },
    branchId: branch,
    record: { step: "S01", on: today },
  })),
  "attachment.list": probe("dossier.read", "file", ({ file }) => ({ id: file.id })),
  "attachment.withdraw": probe("attachment.withdraw", "file", ({ scan }) => ({ id: scan, reason: why })),
  "review.asked": probe("review.read", "list"),
  "review.answer": probe("review.answer", "file", ({ file }) => ({ id: file.id, outcome: "no-objection" })),
};

const ofPeople: Readonly<Record<string, Probe>> = {
  "person.list": probe("person.read", "list", () => ({ size: 200 })),
  "person.register": probe("person.register", "branch", ({ branch }) => ({
    ...newcomer,
    idNumber: null,
    branchId: branch,
  })),
  "person.reveal": probe("person.reveal", "person", ({ person }) => ({
    id: person,
    field: "idNumber",
    reason: why,
  })),
  "member.pick": probe("member.pick", "list", () => ({})),
  "search.find": probe("person.read", "list", ({ mark }) => ({ q: mark.slice(0, 1), limit: 50 })),
};

/** Uploads and jobs are the organisation's own; whose they are is asked in test/ledger. */
const ofLedgers: Readonly<Record<string, Probe>> = {
  "ledger.audit": probe("ledger.audit", "self", () => ({ fileId: nowhere, table: 0 })),
  "ledger.progress": probe("ledger.read", "self", () => ({ jobId: nowhere })),
  "ledger.cancel": probe("ledger.audit", "self", () => ({ jobId: nowhere })),
  "ledger.result": probe("ledger.read", "self", () => ({ jobId: nowhere, view: "people" })),
  "ledger.takeIn": probe("ledger.take-in", "self", () => ({ jobId: nowhere })),
};

/** Registers and imports are the organisation's own; whose they are is asked in test/reserves. */
const ofThePool: Readonly<Record<string, Probe>> = {
  "pool.imports": probe("pool.read", "list"),
  "pool.check": probe("pool.import", "self", () => ({ fileId: nowhere })),
  "pool.progress": probe("pool.import", "self", () => ({ jobId: nowhere })),
  "pool.cancel": probe("pool.import", "self", () => ({ jobId: nowhere })),
  "pool.checked": probe("pool.import", "self", () => ({ jobId: nowhere })),
  "pool.import": probe("pool.import", "self", () => ({ jobId: nowhere })),
  "pool.mayUndo": probe("pool.undo-import", "branch", (aim) => ({ id: aim.import })),
  "pool.undo": probe("pool.undo-import", "branch", (aim) => ({ id: aim.import })),
};

const ofTheLog: Readonly<Record<string, Probe>> = {
  "auditLog.list": probe("audit-log.read", "list", ({ file }) => ({ subjectId: file.id })),
  "auditLog.entry": probe("audit-log.read", "self", () => ({ seq: 1 })),
  "auditLog.verify": probe("audit-log.read", "self"),
};

export const probes: Readonly<Record<string, Probe>> = {
  ...ofSessions,
  ...ofAccounts,
  ...ofFiles,
  ...ofPeople,
  ...ofLedgers,
  ...ofThePool,
  ...ofTheLog,
};
