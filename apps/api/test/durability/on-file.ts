// What is on file, read past the program by SQL of the test's own.
import { join } from "node:path";
import SQLite from "better-sqlite3";

function ask<T>(folder: string, question: (handle: SQLite.Database) => T): T {
  const handle = new SQLite(join(folder, "miaopu.sqlite"));
  try {
    return question(handle);
  } finally {
    handle.close();
  }
}

/** How often each mark is on file: names of people, and reasons in records. */
export const marksOnFile = (folder: string): ReadonlyMap<string, number> =>
  ask(folder, (handle) => {
    const names = handle.prepare("select name as mark from people where name like '登记%'").all();
    const reasons = handle
      .prepare(
        "select json_extract(payload, '$.record.lateReason') as mark from dossier_events where payload like '%补录%'",
      )
      .all();
    const marks = new Map<string, number>();
    for (const { mark } of [...names, ...reasons] as { mark: string }[])
      marks.set(mark, (marks.get(mark) ?? 0) + 1);
    return marks;
  });

/** Acknowledged marks that are not on file exactly once, and marks that are there more than once. */
export function amiss(folder: string, acknowledged: ReadonlySet<string>): string[] {
  const onFile = marksOnFile(folder);
  const lost = [...acknowledged].filter((mark) => !onFile.has(mark));
  const doubled = [...onFile].filter(([, times]) => times !== 1).map(([mark]) => mark);
  return [...lost, ...doubled];
}

/** How many writes since a moment the audit log tells of. */
export const loggedWrites = (folder: string, since: string): number =>
  ask(
    folder,
    (handle) =>
      handle
        .prepare(
          "select count(*) from audit_log where outcome = 'done' and at > ? and action in ('person.register', 'dossier.record')",
        )
        .pluck()
        .get(since) as number,
  );

export const isWhole = (folder: string): boolean =>
  ask(folder, (handle) => handle.pragma("integrity_check", { simple: true }) === "ok");
