// What a database holds, as figures: enough to tell whether a restored one is the same.
import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";

export interface DatabaseFacts {
  /** The number of the last step of the schema. */
  readonly schema: number;
  /** The rows of every table. */
  readonly counts: Readonly<Record<string, number>>;
  /** The number of entries, and the hash of the last one; null in a database from before the log. */
  readonly auditLog: { readonly entries: number; readonly head: string } | null;
  /** The files, their events, and one hash over the last hash of each file. */
  readonly histories: { readonly files: number; readonly events: number; readonly head: string };
}

async function tablesOf(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}

async function countOf(db: Kysely<Tables>, table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db);
  return rows[0]?.n ?? 0;
}

async function auditLogOf(db: Kysely<Tables>): Promise<DatabaseFacts["auditLog"]> {
  const { rows } = await sql<{
    seq: number;
    hash: string;
  }>`select seq, hash from audit_log order by seq desc limit 1`.execute(db);
  return { entries: rows[0]?.seq ?? 0, head: rows[0]?.hash ?? "" };
}

async function historiesOf(db: Kysely<Tables>, events: number): Promise<DatabaseFacts["histories"]> {
  const { rows } = await sql<{
    id: string;
    version: number;
    hash: string;
  }>`select dossier_id as id, max(version) as version, hash from dossier_events group by dossier_id order by dossier_id`.execute(
    db,
  );
  const over = createHash("sha256");
  for (const { id, version, hash } of rows) over.update(`${id} ${version} ${hash}\n`);
  return { files: rows.length, events, head: over.digest("hex") };
}

export async function databaseFacts(db: Kysely<Tables>): Promise<DatabaseFacts> {
  const tables = await tablesOf(db);
  const counts: Record<string, number> = {};
  for (const table of tables) counts[table] = await countOf(db, table);
  const { rows } = await sql<{ number: number | null }>`select max(number) as number from migrations`.execute(
    db,
  );
  return {
    schema: rows[0]?.number ?? 0,
    counts,
    auditLog: tables.includes("audit_log") ? await auditLogOf(db) : null,
    histories: await historiesOf(db, counts["dossier_events"] ?? 0),
  };
}
