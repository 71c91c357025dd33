// What an older database holds in clear is sealed once, before anything is answered; a start that was cut short goes on.
import type { Kysely } from "kysely";
import { inTransaction } from "../db/open.ts";
import { rewriteFile } from "../db/rewrite.ts";
import type { Tables } from "../db/tables.ts";
import { type SealedPersonFields, sealPersonFields } from "../repositories/person-fields.ts";
import { clearSetting, readSetting } from "../repositories/settings.ts";
import { type FieldKeys, isSealed } from "./field-keys.ts";

const slice = 200;

type Row = { readonly id: string; readonly id_number: string | null; readonly phone: string | null };

const inClear = (text: string | null): string | null => (text === null || isSealed(text) ? null : text);

/** What is to be written of a row; what is sealed already stays. */
function sealedOf(keys: FieldKeys, row: Row): Partial<SealedPersonFields> {
  const idNumber = inClear(row.id_number);
  const phone = inClear(row.phone);
  const sealed = sealPersonFields(keys, row.id, { idNumber, phone });
  const { phone: _, ...ofIdNumber } = sealed;
  return { ...(idNumber === null ? {} : ofIdNumber), ...(phone === null ? {} : { phone: sealed.phone }) };
}

/** Seals one slice of people. @returns the id to go on after; null where there are no more. */
async function sealSlice(db: Kysely<Tables>, keys: FieldKeys, after: string): Promise<string | null> {
  const rows = await db
    .selectFrom("people")
    .select(["id", "id_number", "phone"])
    .where("id", ">", after)
    .orderBy("id")
    .limit(slice)
    .execute();
  for (const row of rows) {
    const sealed = sealedOf(keys, row);
    if (Object.keys(sealed).length > 0)
      await db.updateTable("people").set(sealed).where("id", "=", row.id).execute();
  }
  return rows.at(-1)?.id ?? null;
}

/** Nothing to do in a database that was never in clear. @returns whether there was something. */
export async function sealClearFields(db: Kysely<Tables>, keys: FieldKeys): Promise<boolean> {
  if ((await readSetting(db, "sealing")) === null) return false;
  let after: string | null = "";
  while (after !== null) {
    const from: string = after;
    after = await inTransaction(db, (transaction) => sealSlice(transaction, keys, from));
  }
  await rewriteFile(db);
  await clearSetting(db, "sealing");
  return true;
}
