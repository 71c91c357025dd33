// Accounts are opened by one, given roles by another, the privileged ones by two, and never by anybody to themselves.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Browser, type Office, type Opened, openOffice } from "./office.ts";

let office: Office;
let system: Browser;
let security: Browser;
let auditor: Browser;
let officer: Browser;
let own: Readonly<Record<"system" | "security" | "auditor", Opened>>;
beforeEach(async () => {
  office = await openOffice();
  own = {
    system: await office.open("xitong", ["system-admin"]),
    security: await office.open("anquan", ["security-admin"]),
    auditor: await office.open("shenji", ["auditor"]),
  };
  system = await office.signIn(own.system);
  security = await office.signIn(own.security);
  auditor = await office.signIn(own.auditor);
  officer = await office.signIn(await office.open("dangban", ["township-officer"]));
});
afterEach(() => office.close());

const newcomer = () => ({ name: "新来", username: "xinlai", organisationId: office.townshipId });
const idOf = ({ data }: { readonly data: unknown }): string => (data as { id: string }).id;
const reason = "岗位调整";
const rolesOf = async (id: string) => {
  const { data } = await auditor.ask("account.get", { id });
  return data as { roles: string[]; waiting: string[] };
};

describe("an account", () => {
  it("is opened by the system admin alone, without a role, with a code for seven days", async () => {
    for (const one of [security, auditor, officer])
      expect((await one.call("account.open", newcomer())).code).toBe("FORBIDDEN");
    const opened = await system.call("account.open", newcomer());
    expect(opened.data).toMatchObject({
      oneTimePassword: expect.stringMatching(/^\w{4}(-\w{4}){3}$/),
      expiresAt: "2026-11-29T04:00:00.000Z",
    });
    expect(await rolesOf(idOf(opened))).toMatchObject({ roles: [], waiting: [], state: "new" });
    expect((await system.call("account.open", newcomer())).code).toBe("USERNAME_TAKEN");
    const elsewhere = { ...newcomer(), username: "other", organisationId: "org_elsewhere" };
    expect((await system.call("account.open", elsewhere)).code).toBe("NOT_FOUND");
  });

  it("of a mentor says which member it belongs to, found by the exact name alone", async () => {
    const at = { organisationId: office.branchA };
    const found = await system.ask("account.findMember", { ...at, name: "陈守义" });
    expect(found.data).toEqual([{ id: office.membersA[0], name: "陈守义", branchName: "青石党支部" }]);
    expect((await system.ask("account.findMember", { ...at, name: "陈" })).data).toEqual([]);
    expect((await system.ask("account.findMember", { ...at, name: "周守义" })).data).toEqual([]);
    const account = { ...at, name: "陈守义", username: "chensy", personId: office.membersB[0] };
    expect((await system.call("account.open", account)).code).toBe("PERSON_UNKNOWN");
    const opened = await system.call("account.open", { ...account, personId: office.membersA[0] });
    expect((await security.call("grant.propose", { id: idOf(opened), role: "mentor" })).code).toBe("");
  });

  it("is seen with its roles by the three administrators, and by nobody else", async () => {
    for (const one of [system, security, auditor]) {
      const { data } = await one.ask("account.list", { q: "anq" });
      expect(data).toMatchObject({ total: 1, rows: [{ username: "anquan", roles: ["security-admin"] }] });
    }
    expect((await officer.ask("account.list")).code).toBe("FORBIDDEN");
  });
});

describe("a role", () => {
  it("that reaches a whole organisation waits for a second person", async () => {
    const id = idOf(await system.call("account.open", newcomer()));
    const proposed = await security.call("grant.propose", { id, role: "township-officer" });
    expect(proposed.data).toMatchObject({ waits: true });
    expect(await rolesOf(id)).toMatchObject({ roles: [], waiting: ["township-officer"] });
    const grant = { id: idOf(proposed) };
    expect((await security.call("grant.confirm", grant)).code).toBe("CONFIRMED_BY_PROPOSER");
    expect((await auditor.call("grant.confirm", grant)).code).toBe("FORBIDDEN");
    expect((await system.call("grant.confirm", grant)).code).toBe("");
    expect(await rolesOf(id)).toMatchObject({ roles: ["township-officer"], waiting: [] });
    expect((await system.call("grant.confirm", grant)).code).toBe("GRANT_NOT_WAITING");
  });

  it("of one branch or one pair takes one person, at its own seat", async () => {
    const at = { name: "支书", username: "zhishu", organisationId: office.branchB };
    const id = idOf(await system.call("account.open", at));
    expect((await security.call("grant.propose", { id, role: "auditor" })).code).toBe("ROLE_OF_OTHER_SEAT");
    expect((await security.call("grant.propose", { id, role: "kiosk-device" })).code).toBe("INPUT_INVALID");
    expect((await security.call("grant.propose", { id, role: "branch-secretary" })).data).toMatchObject({
      waits: false,
    });
    expect((await security.call("grant.propose", { id, role: "branch-secretary" })).code).toBe("ROLE_HELD");
  });

  it("that excludes one held or waiting is refused in words that name it", async () => {
    const id = idOf(await system.call("account.open", newcomer()));
    await security.call("grant.propose", { id, role: "auditor" });
    const refused = await security.call("grant.propose", { id, role: "township-officer" });
    expect(refused.code).toBe("ROLES_EXCLUDE");
    expect(JSON.stringify(refused.data)).toContain("安全审计员");
  });

  it("is ended with a reason, kept in the history, and may be given again", async () => {
    const id = idOf(await system.call("account.open", newcomer()));
    const proposed = await security.call("grant.propose", { id, role: "township-officer" });
    const grant = { id: idOf(proposed) };
    expect((await security.call("grant.end", { ...grant, reason: " " })).code).toBe("REASON_REQUIRED");
    expect((await security.call("grant.end", { ...grant, reason })).code).toBe("");
    expect((await security.call("grant.end", { ...grant, reason })).code).toBe("GRANT_ENDED");
    expect((await security.call("grant.propose", { id, role: "township-officer" })).code).toBe("");
    const { data } = await auditor.ask("account.get", { id });
    expect((data as { grants: unknown[] }).grants).toMatchObject([
      { state: "ended", proposedBy: "试anquan", endedBy: "试anquan", endReason: reason },
      { state: "waiting", proposedBy: "试anquan" },
    ]);
  });

  it("is never given, confirmed or ended by an account to itself", async () => {
    const to = { id: own.security.id };
    expect((await security.call("grant.propose", { ...to, role: "auditor" })).code).toBe("OWN_ACCOUNT");
    const { data } = await auditor.ask("account.get", to);
    const [held] = (data as { grants: { id: string }[] }).grants;
    expect((await security.call("grant.end", { id: held?.id, reason })).code).toBe("OWN_ACCOUNT");
    expect((await security.call("account.suspend", { ...to, reason })).code).toBe("OWN_ACCOUNT");
    expect((await security.call("account.reset", { ...to, reason })).code).toBe("OWN_ACCOUNT");
    expect((await security.call("account.dropFactor", { ...to, reason })).code).toBe("OWN_ACCOUNT");
  });

  it("leaves an entry in the audit log with who, to whom and which; so do refusals to oneself", async () => {
    const id = idOf(await system.call("account.open", newcomer()));
    const grant = idOf(await security.call("grant.propose", { id, role: "township-officer" }));
    await security.call("grant.confirm", { id: grant });
    await system.call("grant.confirm", { id: grant });
    const lines = (await office.log()).filter(({ subject_id }) => subject_id === id);
    expect(lines).toMatchObject([
      { action: "account.open", actor_id: own.system.id, outcome: "done" },
      { action: "grant.propose", actor_id: own.security.id, details: { grant, role: "township-officer" } },
      { action: "grant.confirm", actor_id: own.security.id, outcome: "refused" },
      { action: "grant.confirm", actor_id: own.system.id, outcome: "done", details: { grant } },
    ]);
    expect(JSON.stringify(await office.log())).not.toContain("新来");
  });
});
