// What follows when people use their rights: traces of corrections, and slips of erasures.

export type PersonFact = "name" | "sex" | "birthDate" | "idNumber" | "ethnicity" | "phone";

/** Append-only by trigger; goes with the person alone. */
export interface PersonChangeTable {
  person_id: string;
  /** From 1, for each person. */
  seq: number;
  fact: PersonFact;
  /** Sealed; null where nothing was held. */
  old_value: string | null;
  /** Why, as it was typed. */
  reason: string;
  changed_by: string;
  /** ISO moment. */
  changed_at: string;
}

/** Someone was here and is erased: no personal data. Append-only by trigger. */
export interface ErasedPersonTable {
  id: string;
  /** The branch they belonged to, so that the slip stands in its scope. */
  branch_id: string;
  erased_by: string;
  /** ISO moment. */
  erased_at: string;
  reason: string;
}

export interface PersonRightsTables {
  person_changes: PersonChangeTable;
  erased_people: ErasedPersonTable;
}
