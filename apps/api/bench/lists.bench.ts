// How long the lists, the workbench and one file take with ten thousand files, as medians over the API's own callers.
import { sql } from "kysely";
import { type TestTownship, callerFor, lawfulRecords, testTownship, typedFile } from "../test/township.ts";

const files = 10_000;

async function plantFiles(town: TestTownship): Promise<void> {
  const { db } = town.store;
  const numbers = sql`with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${files})`;
  const branch = sql`case n % 2 when 0 then ${town.branchA} else ${town.branchB} end`;
  // Rows as the lists read them; their histories are not asked for here.
  await sql`insert into people (id, branch_id, name, pinyin, initials, sex, id_tail, created_at)
    ${numbers} select 'per_' || n, ${branch}, char(19968 + n % 500) || '试' || n, 'k' || (n * 7919 % 10007),
      'k' || n % 26, 'male', substr('000' || n % 10000, -4), '' from numbers`.execute(db);
  await sql`insert into dossiers (id, person_id, branch_id, opened_on, status, status_rank, status_since, next, due_step, due_on, late_entries, version, hash)
    ${numbers} select 'dos_' || n, 'per_' || n, ${branch}, '2026-01-01', 'applicant', 1 + n % 5, '2026-0' || (1 + n % 9) || '-10',
      '["S02"]', 'S02', case when n % 3 then '2026-' || (10 + n % 3) || '-' || (10 + n % 19) end, 0, 2, '' from numbers`.execute(
    db,
  );
  await sql`insert into dossier_duties (dossier_id, branch_id, step, since, due_on, opens_on)
    select id, branch_id, 'S02', opened_on, due_on, opened_on from dossiers where id not like 'dos_0%'`.execute(
    db,
  );
  town.store.optimize();
}

/** The median of many calls, in milliseconds. */
async function median(call: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 25; i++) {
    const start = performance.now();
    await call();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[12] ?? Infinity;
}

export async function run(print: (line: string) => void): Promise<void> {
  const town = await testTownship();
  try {
    const { id } = await typedFile(town, "林知夏", lawfulRecords(town.membersA));
    await plantFiles(town);
    const caller = callerFor(town.officer.asking);
    const calls: Readonly<Record<string, () => Promise<unknown>>> = {
      "one file": () => caller.dossier.get({ id }),
      "50 files by name": () => caller.dossier.list({ sort: "name", size: 50 }),
      "50 files by branch": () => caller.dossier.list({ sort: "branch", size: 50 }),
      "50 files by status": () => caller.dossier.list({ sort: "status", size: 50 }),
      "50 files by due day": () => caller.dossier.list({ sort: "due", size: 50 }),
      "50 people": () => caller.person.list({ kind: "all", size: 50 }),
      "search by pinyin initials": () => caller.search.find({ q: "k7" }),
      workbench: () => caller.workbench.get({}),
    };
    for (const [what, call] of Object.entries(calls))
      print(`${what.padEnd(26)} ${(await median(call)).toFixed(1).padStart(7)} ms (p50, ${files} files)`);
  } finally {
    await town.close();
  }
}
