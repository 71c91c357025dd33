// Every change leaves exactly one entry, in its own transaction: no entry, no change.
import { type Action, type Role, type Reach, roleIds, ruleOf } from "@miaopu/domain/access";
import { TRPCError } from "@trpc/server";
import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Tables } from "../../src/db/tables.ts";
import { createCallerFactory, mayWrite, mayWriteApart, router } from "../../src/trpc/init.ts";
import { refusalOf } from "../../src/trpc/refuse.ts";
import { appRouter } from "../../src/trpc/router.ts";
import { logged } from "../../src/use-cases/admission.ts";
import type { Asking, SignedIn } from "../../src/use-cases/asking.ts";
import { refusals } from "../../src/use-cases/refusal.ts";
import { aimAt, probes } from "../authorisation/probes.ts";
import { type World, openWorld } from "../authorisation/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world.close());

interface Declared {
  readonly _def: { readonly type: string; readonly meta?: { readonly action: Action } };
}

const mutations = Object.entries(appRouter._def.procedures as unknown as Record<string, Declared>)
  .filter(([, { _def }]) => _def.type === "mutation")
  .map(([path, { _def }]) => ({ path, action: _def.meta?.action as Action }));

/**
 * What these take a probe does not bring: a password, a code, an uploaded file, an empty house, a running server. Their
 * entries are asked for where they are tested: test/sign-in, test/ledger, test/reserves, test/accounts.
 */
const needMore = new Set([
  "setup.create",
  "session.changePassword",
  "factor.begin",
  "factor.confirm",
  "factor.prove",
  "ledger.audit",
  "ledger.cancel",
  "ledger.takeIn",
  "pool.check",
  "pool.cancel",
  "pool.import",
  "house.backUp",
]);

interface Preparation {
  readonly run: (db: Kysely<Tables>) => Promise<unknown>;
  readonly input?: () => unknown;
}

const own = () => world.places.own;
const holdNothing = (db: Kysely<Tables>) =>
  sql`update grants set ended_at = '2026-11-21' where id = ${own().grant}`.execute(db);

/** What must be so before these can be done. */
const prepared: Readonly<Record<string, Preparation>> = {
  "account.restore": {
    run: (db) => sql`update users set suspended_at = '2026-11-21' where id = ${own().account}`.execute(db),
  },
  "account.dropFactor": {
    run: (db) =>
      sql`insert into second_factors (user_id, confirmed_at, secret, last_step, failures)
        values (${own().account}, '2026-11-21', 'x', 0, 0)`.execute(db),
  },
  "session.end": {
    run: (db) =>
      sql`insert into sessions (id, user_id, token, expires_at, created_at, updated_at)
        values ('another', ${world.people["county-officer"].userId}, 'x', '2027-01-01', '2026-11-22', '2026-11-22')`.execute(
        db,
      ),
    input: () => ({ id: "another" }),
  },
  "grant.propose": { run: holdNothing, input: () => ({ id: own().account, role: "branch-secretary" }) },
  "grant.confirm": {
    run: async (db) => {
      await holdNothing(db);
      await sql`update users set organisation_id = ${own().township} where id = ${own().account}`.execute(db);
      await sql`insert into grants (id, user_id, role, privileged, proposed_by, proposed_at)
        values ('gra_waiting', ${own().account}, 'auditor', 1, ${world.people["township-officer"].userId}, '2026-11-21')`.execute(
        db,
      );
    },
    input: () => ({ id: "gra_waiting" }),
  },
};

const createCaller = createCallerFactory(appRouter);
const may = (role: Role, action: Action) => (ruleOf(action).cells[role] as Reach | "·") !== "·";

async function entriesOf(db: Kysely<Tables>) {
  return db.selectFrom("audit_log").select(["action", "outcome"]).orderBy("seq").execute();
}

class Undo extends Error {}

interface Tried {
  readonly code: string;
  readonly added: readonly { readonly action: string; readonly outcome: string }[];
}

function call(person: SignedIn, path: string, db: Kysely<Tables>): Promise<unknown> {
  const caller: unknown = createCaller({ desk: { ...world.desk, db }, person });
  const procedure = path.split(".").reduce<unknown>((at, key) => Reflect.get(at as object, key), caller);
  const input = prepared[path]?.input?.() ?? probes[path]?.input(aimAt(own(), "open"));
  return (procedure as (input: unknown) => Promise<unknown>)(input);
}

const codeOf = (error: unknown): string => {
  if (!(error instanceof TRPCError)) throw error;
  return refusalOf(error).code;
};

/** Calls it in a transaction that is undone, and tells what it added to the log. */
async function tried(person: SignedIn, path: string): Promise<Tried> {
  let seen: Tried = { code: "", added: [] };
  await world.store.db
    .transaction()
    .execute(async (db) => {
      await prepared[path]?.run(db);
      const before = (await entriesOf(db)).length;
      const code = await call(person, path, db).then(() => "", codeOf);
      seen = { code, added: (await entriesOf(db)).slice(before) };
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return seen;
}

const proven = (role: Role): SignedIn => ({ ...world.people[role], isProven: true });

async function succeeded(path: string, action: Action) {
  const refused: string[] = [];
  for (const role of roleIds.filter((role) => may(role, action))) {
    const { code, added } = await tried(proven(role), path);
    if (code === "") return added;
    refused.push(`${role}: ${code}`);
  }
  return refused;
}

describe("a change that succeeds", () => {
  it.each(mutations.filter(({ path }) => !needMore.has(path)))(
    "$path leaves exactly one entry",
    async ({ path, action }) => {
      const added = await succeeded(path, action);
      const isLogged = ruleOf(action).logged !== "never";
      expect(added).toHaveLength(isLogged ? 1 : 0);
      if (isLogged) expect(added[0]).toMatchObject({ outcome: "done" });
    },
  );

  it("needs more than a probe brings only where that is said", async () => {
    for (const path of needMore) expect(mutations.map((one) => one.path)).toContain(path);
  });
});

/** Everything but the log, as one text. */
async function everything(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{
    name: string;
  }>`select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name <> 'audit_log' order by name`.execute(
    db,
  );
  const tables = [];
  for (const { name } of rows) {
    const held = await sql`select * from ${sql.table(name)}`.execute(db);
    tables.push([name, held.rows.map((row) => JSON.stringify(row)).toSorted()]);
  }
  return JSON.stringify(tables);
}

describe("a log that cannot be written", () => {
  it("takes every change back with it", async () => {
    const { db } = world.store;
    await sql`create trigger log_is_full before insert on audit_log begin select raise(abort, 'full'); end`.execute(
      db,
    );
    try {
      const before = await everything(db);
      const kept: string[] = [];
      for (const { path, action } of mutations) {
        if (needMore.has(path) || ruleOf(action).logged === "never") continue;
        for (const role of roleIds.filter((role) => may(role, action)))
          await call(proven(role), path, db).then(
            () => kept.push(`${path} was acknowledged`),
            () => undefined,
          );
        if ((await everything(db)) !== before) kept.push(`${path} left something behind`);
      }
      expect(kept).toEqual([]);
    } finally {
      await sql`drop trigger log_is_full`.execute(db);
    }
  });
});

describe("the doors of changes", () => {
  const touch = ({ db }: Asking) =>
    db.updateTable("organisations").set({ name: "改过" }).where("kind", "=", "township").execute();
  const doors = router({
    silent: mayWriteApart("organisation.add").mutation(() => "done"),
    apart: mayWriteApart("organisation.add").mutation(({ ctx }) =>
      logged(ctx.asking, async (within) => {
        await touch(within);
        return { ok: true, value: "done" };
      }),
    ),
    refusedApart: mayWriteApart("organisation.add").mutation(async ({ ctx }) => {
      const result = await logged(ctx.asking, async (within) => {
        await touch(within);
        return { ok: false, error: refusals.forbidden };
      });
      return result.ok ? "done" : Promise.reject(new TRPCError({ code: "FORBIDDEN" }));
    }),
    thrown: mayWrite("organisation.add").mutation(async ({ ctx }) => {
      await touch(ctx.asking);
      throw new Error("half-way");
    }),
  });
  const caller = () =>
    createCallerFactory(doors)({ desk: world.desk, person: world.people["township-officer"] });
  const changed = async () => ((await everything(world.store.db)).includes("改过") ? "changed" : "as it was");

  it("do not answer for a change apart that is in no log", async () => {
    await expect(caller().silent()).rejects.toThrow("without an entry");
  });

  it("take back what was refused or thrown half-way", async () => {
    await expect(caller().refusedApart()).rejects.toThrow();
    expect(await changed()).toBe("as it was");
    await expect(caller().thrown()).rejects.toThrow();
    expect(await changed()).toBe("as it was");
  });

  it("write the entry with the change", async () => {
    const before = await entriesOf(world.store.db);
    await caller().apart();
    expect(await changed()).toBe("changed");
    const added = (await entriesOf(world.store.db)).slice(before.length);
    expect(added).toEqual([{ action: "organisation.add", outcome: "done" }]);
  });
});
