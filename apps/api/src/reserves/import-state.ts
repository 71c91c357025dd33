// A person and their entry as an import leaves them, and the digest by which a later change is known.
import { createHmac } from "node:crypto";
import type { PoolEntryTable } from "../db/tables/pool.ts";
import type { PersonTable } from "../db/tables.ts";
import type { FieldKeys } from "../keys/field-keys.ts";
import { canonicalJson } from "../repositories/hash-chain.ts";
import type { EntryChanges, PersonChanges } from "./plan.ts";

export const changePlace = (importId: string, personId: string): string =>
  `import_changes/${importId}/${personId}/before`;

/** What an import replaced, in clear; null where nothing stood. */
export interface Before {
  readonly person: { readonly [K in keyof PersonChanges]?: string | null };
  readonly entry: { readonly [K in keyof EntryChanges]?: string | null };
}

export type Digest = (person: PersonTable, phone: string | null, entry: PoolEntryTable) => string;

/** Keyed, so that what it is made of cannot be guessed from it. */
export function openDigest(keys: FieldKeys): Digest {
  const key = keys.derive("import-state");
  return (person, phone, entry) => {
    const { id_number: _sealed, phone: _sealedPhone, pinyin: _pinyin, initials: _initials, ...told } = person;
    // Which import made it does not change, and is not known yet where it is made ahead of the transaction.
    const { import_id: _import, ...entryTold } = entry;
    return createHmac("sha256", key)
      .update(canonicalJson({ person: { ...told, phone }, entry: entryTold }))
      .digest("base64url")
      .slice(0, 22);
  };
}
