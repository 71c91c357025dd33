// What belongs to fields at rest: which keys a database needs, and the texts of files that are for few eyes.
import type { Sensitivity } from "@miaopu/domain";

/** One row for the root and one for each key that something may be sealed with; from it a wrong key file is known. */
export interface FieldKeyTable {
  /** `root`, or a key's id. */
  id: string;
  /** Of the root: what only the right one gives. Of a key nothing, since its id follows from it. */
  check_value: string;
  since: string;
}

/** A text that its event holds a commitment to; sealed anew at each rotation, never deleted. */
export interface SealedTextTable {
  dossier_id: string;
  version: number;
  /** Where it stands in the event: `record.<fact>` or `reason`. */
  path: string;
  sensitivity: Sensitivity;
  sealed: string;
}

export interface SealedTables {
  field_keys: FieldKeyTable;
  sealed_texts: SealedTextTable;
}
