// One probe a procedure: the action it must declare, whom it is aimed at, and an input that would do it.
import { type Action, toDay } from "@miaopu/domain";
import type { Place } from "./world.ts";

/** The ids that an input is aimed with: of one place, or, where ids are swapped, of several. */
export interface Aim {
  readonly file: { readonly id: string; readonly version: number };
  readonly person: string;
  readonly branch: string;
  readonly members: readonly string[];
  readonly account: string;
  readonly mark: string;
}

export const aimAt = (place: Place, file: "open" | "ended"): Aim => ({
  file: place[file],
  person: place.person,
  branch: place.branch,
  members: place.members,
  account: place.account,
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
const observed = { step: "S06", on: today } as const;
const newcomer = { name: "新来者", sex: "male", birthDate: toDay("1995-06-07") } as const;

export const probes: Readonly<Record<string, Probe>> = {
  "setup.status": probe("setup.status", "self"),
  "setup.create": probe("setup.create", "self", () => ({
    townshipName: "新镇",
    officerName: "新人",
    username: "newone",
    password: "青苗-2026-abc",
  })),
  "session.me": probe("session.read", "self"),
  "session.changePassword": probe("session.manage", "self", () => ({ current: "x", next: "青苗-2026-xyz" })),
  "organisation.branches": probe("organisation.read", "list"),
  "organisation.create": probe("organisation.add", "self", () => ({
    name: "新支部",
    village: "新村",
    hasGroups: false,
  })),
  "workbench.get": probe("workbench.read", "list", () => ({ limit: 500 })),
  "dossier.list": probe("dossier.read", "list", () => ({ size: 200 })),
  "dossier.get": probe("dossier.read", "file", ({ file }) => ({ id: file.id })),
  "dossier.plan": probe("dossier.read", "file", ({ file }) => ({ id: file.id, assumptions: {} })),
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
  "person.list": probe("person.read", "list", () => ({ size: 200 })),
  "person.register": probe("person.register", "branch", ({ branch }) => ({
    ...newcomer,
    idNumber: null,
    branchId: branch,
  })),
  "member.pick": probe("member.pick", "list", () => ({})),
  "review.asked": probe("review.read", "list"),
  "review.answer": probe("review.answer", "file", ({ file }) => ({ id: file.id, outcome: "no-objection" })),
  "draft.list": probe("draft.keep", "self"),
  "draft.read": probe("draft.keep", "self", ({ file }) => ({ place: `dossier/${file.id}/S06` })),
  "draft.keep": probe("draft.keep", "self", ({ file }) => ({
    place: `dossier/${file.id}/S06`,
    body: "{}",
    baseVersion: file.version,
  })),
  "draft.discard": probe("draft.keep", "self", ({ file }) => ({ place: `dossier/${file.id}/S06` })),
  "search.find": probe("person.read", "list", ({ mark }) => ({ q: mark.slice(0, 1), limit: 50 })),
};
