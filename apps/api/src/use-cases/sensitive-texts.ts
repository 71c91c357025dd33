// The texts of a file that are for few eyes, for whoever may read them; every page else shows that there is one.
import { type Result, isWithheld, ok, refuse } from "@miaopu/domain";
import type { z } from "zod";
import { dossierHead, eventsOf } from "../repositories/dossier-events.ts";
import { openText, textsOfFile } from "../repositories/sealed-texts.ts";
import { FieldKeyError } from "../keys/field-keys.ts";
import type { SensitiveText } from "./answers.ts";
import type { Asking } from "./asking.ts";
import type { dossierKey } from "./inputs.ts";
import { type Refusal, refusals } from "./refusal.ts";

/** Asked for by itself, so that every look at them is one that the audit log knows. */
export async function sensitiveTexts(
  asking: Asking,
  { id }: z.output<typeof dossierKey>,
): Promise<Result<readonly SensitiveText[], Refusal>> {
  const { db, asker, keys, trail } = asking;
  if (!(await dossierHead(db, asker.scope, id))) return refuse(refusals.notFound);
  const stored = await eventsOf(db, asker.scope, id);
  const found = textsOfFile(stored.map(({ event }) => event));
  const texts: SensitiveText[] = [];
  try {
    for (const { version, path, sensitivity, text: standing } of found) {
      const at = { dossierId: id, version, path };
      // Those written before texts were sealed stand in their events.
      const text = isWithheld(standing) ? await openText(db, keys, at, standing) : standing;
      texts.push({ at: version - 1, path, sensitivity, text });
    }
  } catch (error) {
    if (error instanceof FieldKeyError) return refuse(refusals.textDamaged);
    throw error;
  }
  trail.details["texts"] = texts.length;
  return ok(texts);
}
