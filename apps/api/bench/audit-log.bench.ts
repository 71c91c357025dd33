// The audit log with a million entries: what an append, a page of the auditor and a verification cost.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { actions, roleIds } from "@miaopu/domain/access";
import { verifyLog } from "../src/audit-log/verify.ts";
import { migrate } from "../src/db/migrate.ts";
import { type Store, openStore } from "../src/db/open.ts";
import { appendToLog, isLoggedSince, logHash } from "../src/repositories/audit-log.ts";
import { type LogCut, type LogFilter, logPage } from "../src/repositories/log-pages.ts";
import type { TreeScope } from "../src/repositories/scope.ts";

const entries = 1_000_000;
const batch = 500;
const batchesPerTransaction = 20;
const villages = 300;
const start = Date.parse("2025-01-01T00:00:00.000Z");
const at = (n: number) => new Date(start + n * 60_000).toISOString();

async function plantOrganisations({ db }: Store): Promise<void> {
  const bare = { has_groups: 0, created_at: at(0), village: null } as const;
  const county = {
    ...bare,
    id: "org_c",
    kind: "county",
    parent_id: null,
    township_id: null,
    county_id: null,
    name: "c",
  } as const;
  const township = {
    ...county,
    id: "org_t",
    kind: "township",
    parent_id: "org_c",
    county_id: "org_c",
    name: "t",
  } as const;
  await db.insertInto("organisations").values([county, township]).execute();
  const branches = Array.from({ length: villages }, (_, i) => ({
    ...township,
    id: `org_${i}`,
    kind: "branch" as const,
    parent_id: "org_t",
    township_id: "org_t",
    name: `b${i}`,
  }));
  await db.insertInto("organisations").values(branches).execute();
}

/** One in three is the officer's own; the rest belongs to the villages' secretaries, each with an account. */
function entry(n: number) {
  const village = (n * 7919) % villages;
  const isOfficer = n % 3 === 0;
  return {
    seq: n,
    at: at(n),
    actor_id: n % 997 === 0 ? null : isOfficer ? "usr_officer" : `usr_${village}`,
    actor_roles: roleIds[isOfficer ? 1 : 3] ?? "",
    organisation_id: n % 997 === 0 ? null : isOfficer ? "org_t" : `org_${village}`,
    action: actions[(n * 31) % actions.length] ?? "",
    subject_kind: "dossier",
    subject_id: `dos_${(n * 104_729) % 20_000}`,
    outcome: n % 500 === 0 ? ("refused" as const) : ("done" as const),
    reason: n % 10 === 0 ? "年度检查" : null,
    details: "{}",
  };
}

async function plantLog({ db }: Store): Promise<void> {
  let hash = "";
  const some = (first: number) =>
    Array.from({ length: batch }, (_, i) => {
      const link = entry(first + i);
      hash = logHash(hash, link);
      return { ...link, hash };
    });
  for (let first = 1; first <= entries; first += batch * batchesPerTransaction)
    await db.transaction().execute(async (within) => {
      for (let i = 0; i < batchesPerTransaction; i++)
        await within
          .insertInto("audit_log")
          .values(some(first + i * batch))
          .execute();
    });
}

/** The median of many calls, in milliseconds. */
async function median(call: () => Promise<unknown>, calls = 25): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < calls; i++) {
    const from = performance.now();
    await call();
    times.push(performance.now() - from);
  }
  return times.sort((a, b) => a - b)[Math.floor(calls / 2)] ?? Infinity;
}

const none: LogFilter = {
  actors: null,
  action: null,
  subjectId: null,
  outcome: null,
  from: null,
  until: null,
};
const county: TreeScope = { kind: "county", organisationId: "org_c" };
const township: TreeScope = { kind: "township", organisationId: "org_t" };

const pages: readonly (readonly [string, TreeScope, Partial<LogFilter>, Partial<LogCut>])[] = [
  ["newest page, county", county, {}, {}],
  ["page in the middle", county, {}, { before: entries / 2 }],
  ["last page", county, {}, { before: 60 }],
  ["newest page, township of 301", township, {}, {}],
  ["middle page, township of 301", township, {}, { before: entries / 2 }],
  ["refused alone", county, { outcome: "refused" }, { before: entries / 2 }],
  ["refused alone, township", township, { outcome: "refused" }, { before: entries / 2 }],
  ["one action", county, { action: "audit-log.export" }, { before: entries / 2 }],
  ["one action, township", township, { action: "audit-log.export" }, { before: entries / 2 }],
  ["one file", county, { subjectId: "dos_17" }, {}],
  ["one busy actor and one action", county, { actors: ["usr_officer"], action: "grant.end" }, {}],
  ["ten actors, township", township, { actors: Array.from({ length: 10 }, (_, i) => `usr_${i}`) }, {}],
  ["one day, long ago", county, { from: at(40_000), until: at(41_440) }, {}],
  ["half of the time", township, { from: at(100_000), until: at(600_000) }, {}],
  ["nothing found", county, { action: "no-such" }, {}],
];

async function measure(store: Store, print: (line: string) => void): Promise<void> {
  const say = (what: string, ms: number, note = "p50") =>
    print(`${what.padEnd(34)} ${ms.toFixed(2).padStart(9)} ms (${note}, ${entries} entries)`);
  const { db } = store;
  for (const [what, scope, filter, cut] of pages)
    say(what, await median(() => logPage(db, scope, { ...none, ...filter }, { size: 51, ...cut })));
  const actor = { userId: "usr_officer", roles: [], organisationId: "org_t" };
  const one = {
    actor,
    action: "dossier.read",
    subject: null,
    outcome: "done",
    reason: null,
    details: {},
  } as const;
  let n = entries;
  say(
    "append, one durable transaction",
    await median(
      () => db.transaction().execute((within) => appendToLog(within, { ...one, at: at(++n) })),
      200,
    ),
  );
  const since = at(n - 30);
  say(
    "looked at within half an hour?",
    await median(() => isLoggedSince(db, "usr_officer", "dossier.read", "dos_none", since)),
  );
  say("verification of the whole", await median(() => verifyLog(db, "/nonexistent"), 1), "once");
}

export async function run(print: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "miaopu-log-"));
  const store = openStore(join(folder, "miaopu.sqlite"));
  try {
    await migrate(store.db, at(0));
    await plantOrganisations(store);
    await plantLog(store);
    store.optimize();
    await measure(store, print);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
