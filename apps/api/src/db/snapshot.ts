// A copy of the database as it stands at one moment, while others go on writing to it.
import SQLite from "better-sqlite3";

/** Pages copied at a time; between them whoever shares the process has its turn. */
const pagesAtATime = 2000;

/**
 * The reading transaction pins the moment, so that writers neither wait nor make the copying start anew.
 * @param from the database file; it may be in use.
 * @param to a file that is not there yet; one file, without a log beside it.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new SQLite(from, { fileMustExist: true });
  try {
    source.pragma("busy_timeout = 5000");
    source.exec("begin");
    source.prepare("select count(*) from sqlite_master").get();
    await source.backup(to, { progress: () => pagesAtATime });
  } finally {
    source.close();
  }
  const copy = new SQLite(to);
  try {
    copy.pragma("journal_mode = DELETE");
  } finally {
    copy.close();
  }
}
