// The talent pool: who is in it, and the imports of registers with what is needed to undo them.
import type { Day } from "@miaopu/domain";
import type { Flag } from "../tables.ts";

/** One person in the pool of one village, from the day of entering; of each person one open entry at most. */
export interface PoolEntryTable {
  id: string;
  person_id: string;
  /** The branch of the village. */
  branch_id: string;
  /** One of `poolSourceIds`, or the words of a register that no table knows; null where it does not tell. */
  source: string | null;
  entered_on: Day;
  /** The first day no longer in the pool; null while in it. */
  left_on: Day | null;
  left_reason: string | null;
  /** One of `willingnesses`, or the words of a register; null: not yet asked. */
  willingness: string | null;
  strengths: string | null;
  /** The import that it came from; null where it did not come from one. */
  import_id: string | null;
  created_at: string;
}

/** A register that was taken in. Its file's name is not kept. */
export interface ImportTable {
  id: string;
  kind: "reserves";
  /** The township in whose scope it was done. */
  organisation_id: string;
  /** Blind index of what its rows say: the same rows, whatever the file is called. */
  content_index: string;
  /** Null where it was done from the command line. */
  imported_by: string | null;
  /** ISO moment. */
  imported_at: string;
  /** Rows: new in the pool, changed, there already, in conflict with what is held, refused. */
  new_rows: number;
  changed_rows: number;
  same_rows: number;
  conflicting_rows: number;
  rejected_rows: number;
  undone_by: string | null;
  /** ISO moment; null while it stands. */
  undone_at: string | null;
}

/** What an import did with one person; gone once the import is undone, or the person is erased. */
export interface ImportChangeTable {
  import_id: string;
  person_id: string;
  /** Whether the import registered the person. */
  person_made: Flag;
  entry_id: string;
  /** Whether the import made the entry. */
  entry_made: Flag;
  /** Sealed JSON: what was replaced; null where nothing was. */
  before: string | null;
  /** Keyed digest of person and entry as the import left them: whoever differs was changed since. */
  after_index: string;
}

export interface PoolTables {
  pool_entries: PoolEntryTable;
  imports: ImportTable;
  import_changes: ImportChangeTable;
}
