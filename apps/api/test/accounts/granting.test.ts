// Which roles an account may be given: the domain decides, and the database's own triggers agree over every pair.
import {
  type Role,
  decideGrant,
  mayHoldTogether,
  privilegedRoles,
  roleIds,
  seats,
} from "@miaopu/domain/access";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GrantTable } from "../../src/db/tables/access.ts";
import { insertGrant, updateGrant } from "../../src/repositories/grants.ts";
import { type Office, type Opened, openOffice } from "./office.ts";

let office: Office;
let someone: Opened;
let other: Opened;
let third: Opened;
beforeAll(async () => {
  office = await openOffice();
  someone = await office.open("someone", []);
  other = await office.open("other", []);
  third = await office.open("third", []);
});
afterAll(() => office.close());

class Undo extends Error {}

/** What the database says to some grants; nothing of it stays. */
async function said(work: (db: Office["store"]["db"]) => Promise<void>): Promise<string> {
  return await office.store.db
    .transaction()
    .execute(async (db) => {
      await work(db);
      throw new Undo("taken");
    })
    .catch((error: unknown) => (error as Error).message);
}

const grant = (role: Role, more: Partial<GrantTable> = {}): GrantTable => ({
  id: office.clock.id("grant"),
  user_id: someone.id,
  role,
  privileged: privilegedRoles.has(role) ? 1 : 0,
  proposed_by: other.id,
  proposed_at: office.clock.now(),
  confirmed_by: null,
  confirmed_at: null,
  ended_by: null,
  ended_at: null,
  end_reason: null,
  ...more,
});

const anywhere = { isLinked: true, hasDepartment: true } as const;

describe("two roles of one account", () => {
  it("are refused by the domain and by the database in the same cases, over all pairs", async () => {
    const differing: string[] = [];
    let excluded = 0;
    for (const held of roleIds)
      for (const role of roleIds) {
        const taken = await said(async (db) => {
          await insertGrant(db, grant(held));
          await insertGrant(db, grant(role));
        });
        const shouldTake = held !== role && mayHoldTogether(held, role);
        if (!shouldTake) excluded++;
        if ((taken === "taken") !== shouldTake) differing.push(`${held} + ${role}: ${taken}`);
      }
    expect(differing).toEqual([]);
    expect(excluded).toBe(100 - 8);
  });

  it("of the three administrators never go together, nor with any other", () => {
    for (const one of ["auditor", "security-admin", "system-admin"] as const)
      for (const role of roleIds)
        expect([one, role, mayHoldTogether(one, role)]).toEqual([one, role, one === role]);
  });

  it("are told apart in the refusal: which one is held", () => {
    const decided = decideGrant({ seat: "township", held: ["auditor"], ...anywhere }, "township-officer");
    expect(decided).toEqual({ ok: false, error: { code: "ROLES_EXCLUDE", held: "auditor" } });
  });
});

describe("a role", () => {
  it("is held at organisations of its seat alone, and waits for a second person where it is privileged", () => {
    for (const role of roleIds)
      for (const seat of ["county", "township", "branch"] as const) {
        const decided = decideGrant({ seat, held: [], ...anywhere }, role);
        if (!seats[role].includes(seat))
          expect(decided).toEqual({ ok: false, error: { code: "ROLE_OF_OTHER_SEAT", seats: seats[role] } });
        else expect(decided).toEqual({ ok: true, value: privilegedRoles.has(role) ? "by-two" : "at-once" });
      }
  });

  it("of a mentor names a person, of a reviewer a department", () => {
    const bare = { seat: "township", held: [], isLinked: false, hasDepartment: false } as const;
    expect(decideGrant(bare, "mentor")).toMatchObject({ error: { code: "ROLE_NEEDS_PERSON" } });
    expect(decideGrant(bare, "reviewer")).toMatchObject({ error: { code: "ROLE_NEEDS_DEPARTMENT" } });
  });
});

describe("the database, asked around the program,", () => {
  const now = () => office.clock.now();

  it("takes no grant that somebody proposes, confirms or ends for themselves", async () => {
    expect(await said((db) => insertGrant(db, grant("mentor", { proposed_by: someone.id })))).toMatch(
      /CHECK/,
    );
    const confirmed = { confirmed_at: now(), confirmed_by: someone.id };
    expect(await said((db) => insertGrant(db, grant("auditor", confirmed)))).toMatch(/CHECK/);
    const ended = async (db: Office["store"]["db"]) => {
      const made = grant("mentor");
      await insertGrant(db, made);
      await updateGrant(db, made.id, { ended_by: someone.id, ended_at: now(), end_reason: "自己收回" });
    };
    expect(await said(ended)).toMatch(/of their own/);
  });

  it("takes no privileged grant by one person, not even in two steps", async () => {
    const alone = { confirmed_at: now() };
    expect(await said((db) => insertGrant(db, grant("auditor", alone)))).toMatch(/takes two people/);
    const twice = { confirmed_at: now(), confirmed_by: other.id };
    expect(await said((db) => insertGrant(db, grant("auditor", twice)))).toMatch(/CHECK/);
    const later = async (db: Office["store"]["db"]) => {
      const made = grant("auditor");
      await insertGrant(db, made);
      await updateGrant(db, made.id, { confirmed_at: now() });
    };
    expect(await said(later)).toMatch(/takes two people/);
    const byTwo = async (db: Office["store"]["db"]) => {
      const made = grant("auditor");
      await insertGrant(db, made);
      await updateGrant(db, made.id, { confirmed_at: now(), confirmed_by: third.id });
    };
    expect(await said(byTwo)).toBe("taken");
  });

  it("takes no privileged role that calls itself a common one, and keeps every grant", async () => {
    expect(await said((db) => insertGrant(db, grant("auditor", { privileged: 0 })))).toMatch(/CHECK/);
    const deleted = async (db: Office["store"]["db"]) => {
      await insertGrant(db, grant("mentor"));
      await db.deleteFrom("grants").execute();
    };
    expect(await said(deleted)).toMatch(/grants are kept/);
  });
});
