// What someone typed into a form and has not submitted: theirs alone, sealed, gone once it is submitted or too old.
import type { DraftPlace } from "@miaopu/domain/drafts";

export interface DraftTable {
  user_id: string;
  place: DraftPlace;
  /** Sealed JSON, as the form understands it. */
  body: string;
  /** The version of the file that it was typed against; null where there is no file yet. */
  base_version: number | null;
  /** ISO moment. */
  saved_at: string;
}

export interface DraftTables {
  drafts: DraftTable;
}
