// Opens the embedded database: durable commits, and prepared statements that are kept.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import SQLite from "better-sqlite3";
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement, type Transaction } from "kysely";
import { isDiskFull } from "./full.ts";
import type { Tables } from "./tables.ts";

export interface Store {
  readonly db: Kysely<Tables>;
  /** Lets the database count what it holds, so that it chooses the right index; cheap where little has changed. */
  readonly optimize: () => void;
  /** Folds the write-ahead log into the database file and closes both. */
  readonly close: () => Promise<void>;
}

const keptStatements = 500;

const nothingToUndo: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};

// Kysely prepares each statement anew; keeping the most recent ones is 1.6 times as fast (docs/decisions/0004).
// Every transaction here writes, so it takes the write lock at once instead of failing half-way.
// SQLite itself undoes a transaction that finds the disk full; undoing it again would fail, and hide why it failed.
function withKeptStatements(handle: SQLite.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => void handle.close(),
    prepare: (sql) => {
      if (sql === "rollback" && !handle.inTransaction) return nothingToUndo;
      const text = sql === "begin" ? "begin immediate" : sql;
      const known = kept.get(text);
      if (known) {
        kept.delete(text);
        kept.set(text, known);
        return known;
      }
      const statement = handle.prepare(text) as unknown as SqliteStatement;
      kept.set(text, statement);
      if (kept.size > keptStatements) kept.delete(kept.keys().next().value as string);
      return statement;
    },
  };
}

/** For what may as well be done another time. */
function whereThereIsRoom(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!isDiskFull(error)) throw error;
  }
}

/** @param file the database file; its folder is made where it is missing. */
export function openStore(file: string): Store {
  mkdirSync(dirname(file), { recursive: true });
  const handle = new SQLite(file);
  handle.pragma("journal_mode = WAL");
  handle.pragma("synchronous = FULL");
  handle.pragma("foreign_keys = ON");
  handle.pragma("busy_timeout = 5000");
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: withKeptStatements(handle) }) });
  const optimize = () => whereThereIsRoom(() => handle.pragma("optimize = 0x10002"));
  return {
    db,
    optimize,
    close: async () => {
      if (handle.open) {
        optimize();
        whereThereIsRoom(() => handle.pragma("wal_checkpoint(TRUNCATE)"));
      }
      await db.destroy();
      if (handle.open) handle.close();
    },
  };
}

/** A database that is only looked at; nothing is written, no log is left beside it. @param file must be there. */
export function openToRead(file: string): Pick<Store, "db" | "close"> {
  const handle = new SQLite(file, { readonly: true, fileMustExist: true });
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: withKeptStatements(handle) }) });
  return { db, close: () => db.destroy() };
}

/** One transaction; inside another one, part of that. */
export function inTransaction<T>(
  db: Kysely<Tables>,
  work: (transaction: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  if (db.isTransaction) return work(db);
  return db.transaction().execute((transaction: Transaction<Tables>) => work(transaction));
}
