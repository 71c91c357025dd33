// Writes the database file anew, so that no page of it, nor its log, still holds what was replaced.
import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.ts";

/** @throws Error where another process has the database open and busy; nothing is lost, it is to be tried again. */
export async function rewriteFile(db: Kysely<Tables>): Promise<void> {
  // The planner keeps samples of indexed values; they are taken anew first.
  await sql`analyze`.execute(db);
  await sql`vacuum`.execute(db);
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
  if (rows[0]?.busy !== 0)
    throw new Error(
      "数据库正被其他进程使用，请停止后重试 / the database is in use by another process; stop it and try again",
    );
}
