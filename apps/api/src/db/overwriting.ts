// What is erased is overwritten: in the pages of the database file, and in the write-ahead log that still quotes them.
import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.ts";

/** From now on this connection overwrites with zeroes what it deletes. */
export async function overwriteWhatIsDeleted(db: Kysely<Tables>): Promise<void> {
  await sql`pragma secure_delete = on`.execute(db);
}

/**
 * Folds the log into the file and empties it. Where a reader of another process holds it, the next one does so.
 * Inside a transaction nothing is swept.
 */
export async function sweepWriteAheadLog(db: Kysely<Tables>): Promise<void> {
  if (!db.isTransaction) await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
