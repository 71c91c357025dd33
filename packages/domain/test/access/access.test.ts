// Who may do what: the answers of the policy table, and what must hold of it whatever is added.
import { describe, expect, it } from "vitest";
import { stepIds } from "../../src/index.ts";
import {
  type AccessState,
  type Action,
  type Role,
  actions,
  actionsOf,
  decideAccess,
  mayHoldTogether,
  policy,
  privilegedRoles,
  recordingAction,
  roleIds,
  ruleOf,
} from "../../src/access/index.ts";

const usual: AccessState = { house: "normal", file: null, shown: [] };
const decided = (roles: readonly Role[] | "anonymous", action: Action, state: Partial<AccessState> = {}) => {
  const result = decideAccess(roles, action, { ...usual, ...state });
  return result.ok ? result.value : result.error;
};

const ofBusiness = new Set(
  actions.filter((action) =>
    /^(?:dossier|person|member|workbench|attachment|review|ledger|pool)\./.test(action),
  ),
);
const three: readonly Role[] = ["auditor", "security-admin", "system-admin"];

describe("三员分立", () => {
  it("keeps the three administrators from all business data", () => {
    for (const role of three)
      expect(actionsOf([role]).filter((action) => ofBusiness.has(action))).toEqual([]);
  });

  it("lets one of them grant, another open accounts, the third alone read the log", () => {
    const who = (action: Action) => roleIds.filter((role) => ruleOf(action).cells[role] !== "·");
    expect(who("grant.propose")).toEqual(["security-admin"]);
    expect(who("grant.end")).toEqual(["security-admin"]);
    expect(who("account.open")).toEqual(["system-admin"]);
    expect(who("audit-log.read")).toEqual(["auditor"]);
    expect(who("audit-log.export")).toEqual(["auditor"]);
  });

  it("gives none of them, no reviewer and no device a second role", () => {
    for (const one of [...three, "reviewer", "kiosk-device", "county-officer"] as const)
      for (const other of roleIds)
        expect([one, other, mayHoldTogether(one, other)]).toEqual([one, other, one === other]);
    expect(mayHoldTogether("branch-secretary", "mentor")).toBe(true);
    expect(mayHoldTogether("mentor", "branch-secretary")).toBe(true);
    expect(mayHoldTogether("branch-secretary", "township-officer")).toBe(false);
  });

  it("takes two people for whatever reaches more than a branch, a mentor's people or a request", () => {
    for (const role of roleIds) {
      const reachesAll = actions.some((action) => ruleOf(action).cells[role].startsWith("under"));
      expect([role, privilegedRoles.has(role)]).toEqual([role, reachesAll && role !== "branch-secretary"]);
    }
  });
});

describe("the policy table", () => {
  it("lets a county officer read, and write nothing but what is their own or leaves no trace in a file", () => {
    const written = actionsOf(["county-officer"]).filter((action) => ruleOf(action).writes);
    expect(written.toSorted()).toEqual(["draft.keep", "ledger.audit", "session.manage", "session.password"]);
  });

  it("lets nobody in who is not known, but to set up and to see who they are", () => {
    expect(actionsOf("anonymous").toSorted()).toEqual(["session.read", "setup.create", "setup.status"]);
  });

  it("logs every change but drafts, and asks a reason for whatever shows, exports or takes away", () => {
    for (const action of actions)
      if (policy[action].writes && action !== "draft.keep")
        expect([action, policy[action].logged]).toEqual([action, "always"]);
    const asksWhy = actions.filter((action) => ruleOf(action).demands.includes("reason"));
    for (const action of [
      "person.reveal",
      "person.erase",
      "person.account",
      "dossier.export",
      "audit-log.export",
    ])
      expect(asksWhy).toContain(action);
  });

  it("asks a one-time code of whoever exports or reads sensitive texts", () => {
    const proven = actions.filter((action) => ruleOf(action).demands.includes("second-factor"));
    expect(proven).toEqual(
      expect.arrayContaining([
        "dossier.read-sensitive",
        "dossier.export",
        "person.account",
        "audit-log.export",
      ]),
    );
  });
});

describe("deciding", () => {
  it("says how far, the widest reach of several roles first", () => {
    expect(decided(["branch-secretary"], "dossier.read")).toBe("under");
    expect(decided(["mentor"], "dossier.read")).toBe("pairs");
    expect(decided(["mentor", "branch-secretary"], "dossier.read")).toBe("under");
    expect(decided(["reviewer"], "review.read")).toBe("asked");
    expect(decided([], "dossier.read")).toBe("FORBIDDEN");
    expect(decided("anonymous", "dossier.read")).toBe("SIGN_IN_REQUIRED");
  });

  it("lets an account without a role keep its own sign-in, and nothing else", () => {
    expect(actionsOf([]).toSorted()).toEqual([
      "session.look",
      "session.manage",
      "session.password",
      "session.read",
    ]);
  });

  it("keeps the branch from a file that is ended, not the township", () => {
    expect(decided(["branch-secretary"], "dossier.correct", { file: "open" })).toBe("under");
    expect(decided(["branch-secretary"], "dossier.correct", { file: "ended" })).toBe("FILE_ENDED");
    expect(decided(["township-officer"], "dossier.correct", { file: "ended" })).toBe("under");
    expect(decided(["branch-secretary"], "dossier.read", { file: "ended" })).toBe("under");
  });

  it("refuses writing in a read-only house, not reading", () => {
    const house = { house: "read-only" } as const;
    expect(decided(["township-officer"], "dossier.record", house)).toBe("HOUSE_READ_ONLY");
    expect(decided(["township-officer"], "dossier.read", house)).toBe("under");
    expect(decided(["auditor"], "dossier.record", house)).toBe("FORBIDDEN");
  });

  it("asks for what it demands only of those who may", () => {
    expect(decided(["branch-secretary"], "person.erase")).toBe("FORBIDDEN");
    expect(decided(["township-officer"], "person.erase")).toBe("REASON_REQUIRED");
    expect(decided(["township-officer"], "person.erase", { shown: ["reason"] })).toBe(
      "SECOND_FACTOR_REQUIRED",
    );
    expect(decided(["township-officer"], "person.erase", { shown: ["reason", "second-factor"] })).toBe(
      "under",
    );
  });
});

describe("who writes a step down", () => {
  it("leaves to the superior committee what it alone decides", () => {
    const superior = stepIds.filter((step) => recordingAction(step) === "dossier.record-superior");
    expect(superior).toEqual(["S04", "S11", "S13", "S16", "S17", "S18", "S24"]);
  });
});
