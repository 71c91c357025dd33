// Whether everything sealed still opens in its place, is found by its index, and is what its event committed to.
import { isWithheld } from "@miaopu/domain";
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { everyFile } from "../repositories/all-files.ts";
import { parseEvent } from "../repositories/dossier-events.ts";
import { idIndex, openPersonField } from "../repositories/person-fields.ts";
import { everySealedCell } from "../repositories/sealed-cells.ts";
import { openText, textsOfFile } from "../repositories/sealed-texts.ts";
import { FieldKeyError, type FieldKeys } from "./field-keys.ts";

/** @returns whether it went well; anything but a value that does not open is thrown. */
async function opens(work: () => unknown): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof FieldKeyError) return false;
    throw error;
  }
}

async function* closedCells(db: Kysely<Tables>, keys: FieldKeys): AsyncGenerator<string> {
  for await (const cells of everySealedCell(db))
    for (const { place, sealed } of cells) if (!(await opens(() => keys.open(place, sealed)))) yield place;
}

/** People whom their own number does not find. */
async function* wrongIndexes(db: Kysely<Tables>, keys: FieldKeys): AsyncGenerator<string> {
  const people = await db
    .selectFrom("people")
    .select(["id", "id_number", "id_index"])
    .where("id_number", "is not", null)
    .execute();
  for (const row of people) {
    const isFound = await opens(() => {
      const idNumber = openPersonField(keys, row, "id_number");
      if (idNumber === null || row.id_index !== idIndex(keys, idNumber))
        throw new FieldKeyError("tampered", row.id);
    });
    if (!isFound) yield `people/${row.id}/id_index`;
  }
}

/** Texts that are missing, or are not those that their events committed to. */
async function* brokenCommitments(db: Kysely<Tables>, keys: FieldKeys): AsyncGenerator<string> {
  for await (const { id, rows } of everyFile(db)) {
    const events = rows.map((row) => parseEvent(row).event);
    for (const { version, path, text } of textsOfFile(events).filter(({ text }) => isWithheld(text)))
      if (!(await opens(() => openText(db, keys, { dossierId: id, version, path }, text))))
        yield `dossier_events/${id}/${version}/${path}`;
  }
}

/** Opens everything once. @returns the places of what does not open or does not fit; ids, no values. */
export async function unsoundPlaces(db: Kysely<Tables>, keys: FieldKeys): Promise<string[]> {
  const places = new Set<string>();
  for await (const place of closedCells(db, keys)) places.add(place);
  for await (const place of wrongIndexes(db, keys)) places.add(place);
  for await (const place of brokenCommitments(db, keys)) places.add(place);
  return [...places];
}
