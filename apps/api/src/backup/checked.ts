// A backup file tried for real: restored into a folder, and held against what its header says of the original.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { isDeepStrictEqual } from "node:util";
import { createGunzip } from "node:zlib";
import { type Result, ok, refuse } from "@miaopu/domain";
import { type Kysely, sql } from "kysely";
import { originalOf } from "../attachments/vault.ts";
import { openVerification } from "../audit-log/verification.ts";
import { checkDatabase } from "../db/check.ts";
import { schemaNumber } from "../db/migrate.ts";
import { openToRead } from "../db/open.ts";
import type { Tables } from "../db/tables.ts";
import { brokenAt, everyFile } from "../repositories/all-files.ts";
import { sha256, wholeLog } from "../repositories/audit-log.ts";
import type { Refusal } from "../use-cases/refusal.ts";
import {
  ArchiveError,
  type BackupHeader,
  type Unpacked,
  attachmentsName,
  bytesOf,
  databaseName,
  pieceBytes,
  unpack,
} from "./archive.ts";
import { type DatabaseFacts, databaseFacts } from "./facts.ts";
import { backupRefusals, newerSchema, notEqual } from "./refusal.ts";
import { SealError, unseal } from "./sealing.ts";

class NewerSchemaError extends Error {
  readonly found: number;
  constructor(found: number) {
    super(`schema ${found}`);
    this.found = found;
  }
}

function acceptHeader(header: BackupHeader): void {
  const { schema } = header.database;
  if (header.format !== 1 || schema > schemaNumber) throw new NewerSchemaError(schema);
}

const sealRefusals = {
  "not-a-backup": backupRefusals.notABackup,
  "wrong-key": backupRefusals.wrongKey,
  damaged: backupRefusals.damaged,
} as const;

// What an authentic file of another format or a broken one may lead the unpacking to; anything else is a fault of ours.
const unpackingFaults = new Set(["Z_DATA_ERROR", "Z_BUF_ERROR", "ERR_STREAM_PREMATURE_CLOSE"]);

function refusalFor(error: unknown): Refusal | null {
  if (error instanceof SealError) return sealRefusals[error.reason];
  if (error instanceof NewerSchemaError) return newerSchema(error.found, schemaNumber);
  if (error instanceof ArchiveError || error instanceof SyntaxError) return backupRefusals.damaged;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return unpackingFaults.has(code) ? backupRefusals.damaged : null;
}

/** Opens a sealed file into a folder of its own; nothing is compared yet. */
async function unpackBackup(
  file: string,
  key: Uint8Array,
  folder: string,
): Promise<Result<Unpacked, Refusal>> {
  try {
    const unpacked = await pipeline(
      unseal(key, bytesOf(file)),
      createGunzip({ chunkSize: pieceBytes }),
      (archive: AsyncIterable<Uint8Array>) => unpack(archive, folder, acceptHeader),
    );
    return ok(unpacked);
  } catch (error) {
    const refusal = refusalFor(error);
    if (!refusal) throw error;
    return refuse(refusal);
  }
}

function differences(expected: DatabaseFacts, found: DatabaseFacts): string[] {
  const tables = [...new Set([...Object.keys(expected.counts), ...Object.keys(found.counts)])];
  const uncounted = tables.filter((table) => expected.counts[table] !== found.counts[table]);
  const parts = (["schema", "auditLog", "histories"] as const).filter(
    (part) => !isDeepStrictEqual(expected[part], found[part]),
  );
  return [...uncounted, ...parts].map((what) => `${what} ≠`);
}

/** Whether the audit log's chain holds; its anchors lie outside, and speak of the living log. */
async function brokenLog(db: Kysely<Tables>): Promise<string[]> {
  const verifying = openVerification({ sha256, anchors: [], slip: null, madeAt: null, kind: "whole" });
  for await (const rows of wholeLog(db)) for (const row of rows) verifying.take(row);
  const { troubles } = verifying.end();
  return troubles.map((trouble) => `audit_log: ${trouble.kind} ${"seq" in trouble ? `@${trouble.seq}` : ""}`);
}

/** Scans that a row names and the archive lacks. */
async function missingScans(db: Kysely<Tables>, folder: string): Promise<string[]> {
  const { rows } = await sql<{ object: string }>`select distinct object from attachments`.execute(db);
  return rows
    .filter(({ object }) => !existsSync(originalOf(join(folder, attachmentsName), object)))
    .map(({ object }) => `attachments: ${object} ?`);
}

async function brokenChains(db: Kysely<Tables>): Promise<string[]> {
  const broken: string[] = [];
  for await (const { id, rows } of everyFile(db)) {
    const version = brokenAt(rows);
    if (version !== null) broken.push(`${id} @${version}`);
  }
  return broken;
}

async function problemsOf(folder: string, { header }: Unpacked): Promise<string[]> {
  const file = join(folder, databaseName);
  if (!existsSync(file)) return ["没有数据库 / no database"];
  const { db, close } = openToRead(file);
  try {
    // An older schema is no fault of a backup: the program brings it and its triggers up to date when it starts.
    const isOlder = header.database.schema < schemaNumber;
    const checks = (await checkDatabase(db)).filter(
      ({ check }) => check !== "schema" && !(isOlder && check === "append-only"),
    );
    return [
      ...checks.flatMap(({ check, problem }) => (problem === null ? [] : [`${check}: ${problem}`])),
      ...differences(header.database, await databaseFacts(db)),
      ...(await brokenChains(db)),
      ...("audit_log" in header.database.counts ? await brokenLog(db) : []),
      ...("attachments" in header.database.counts ? await missingScans(db, folder) : []),
    ];
  } finally {
    await close();
  }
}

/**
 * Restores into a folder that is empty or not there, and holds what came out against the header: figures, heads, pages,
 * references, every hash chain. What was restored is left there.
 */
export async function tryBackup(
  file: string,
  key: Uint8Array,
  folder: string,
): Promise<Result<Unpacked, Refusal>> {
  const unpacked = await unpackBackup(file, key, folder);
  if (!unpacked.ok) return unpacked;
  const problems = await problemsOf(folder, unpacked.value);
  return problems.length === 0 ? unpacked : refuse(notEqual(problems));
}
