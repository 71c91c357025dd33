// The lists are a view of the histories: they can be made anew, and held against them.
import { type Setting, packOn, replayDossier } from "@miaopu/domain";
import { isDeepStrictEqual } from "node:util";
import { inTransaction } from "../db/open.ts";
import type { DossierEventTable } from "../db/tables.ts";
import { brokenAt, everyFile, filesWithoutHistory } from "../repositories/all-files.ts";
import { parseEvent } from "../repositories/dossier-events.ts";
import { setMemberSince } from "../repositories/people.ts";
import { type Projected, readProjection, writeProjection } from "../repositories/projection.ts";
import { type TownshipSettings, loadSettings, readSetting, writeSetting } from "../repositories/settings.ts";
import type { Desk } from "./asking.ts";
import { projectionOf } from "./projection.ts";

/** What a view is made from: the histories and the day, no one at the desk and no keys. */
type Records = Pick<Desk, "db" | "clock">;

/** Enough of a setting to tell where a file stands; nothing is judged here. */
const standingSetting = (desk: Records, settings: TownshipSettings): Setting => ({
  person: { id: "" },
  members: null,
  branch: {},
  calendar: settings.calendar,
  profile: settings.profile,
  packs: settings.packs,
  today: desk.clock.today(),
});

function projected(id: string, rows: readonly DossierEventTable[], setting: Setting): Projected {
  const dossier = replayDossier(rows.map((row) => parseEvent(row).event));
  return projectionOf(id, dossier, setting, rows.at(-1)?.hash ?? "");
}

/** What the lists depend on beside the histories: the township's settings, and the edition in force today. */
function basisOf(desk: Records, settings: TownshipSettings): string {
  return JSON.stringify({ settings: settings.fingerprint, pack: packOn(desk.clock.today(), settings.packs) });
}

/** Makes every list row anew. @returns the number of files. */
export async function rebuildProjection(desk: Records): Promise<number> {
  return await inTransaction(desk.db, async (db) => {
    const settings = await loadSettings(db);
    const setting = standingSetting(desk, settings);
    let files = 0;
    for await (const { id, rows } of everyFile(db)) {
      const made = projected(id, rows, setting);
      await writeProjection(db, made);
      if (made.dossier.member_since !== null)
        await setMemberSince(db, made.dossier.person_id, made.dossier.member_since);
      files++;
    }
    await writeSetting(db, "projection", basisOf(desk, settings));
    return files;
  });
}

/** Makes the lists anew where a setting or the edition in force has changed since. @returns the number of files made. */
export async function refreshProjection(desk: Records): Promise<number> {
  const basis = basisOf(desk, await loadSettings(desk.db));
  return (await readSetting(desk.db, "projection")) === basis ? 0 : await rebuildProjection(desk);
}

export interface FileFinding {
  readonly dossierId: string;
  readonly problem: "chain" | "history" | "projection" | "no-history";
  /** Where the chain breaks. */
  readonly version?: number;
}

function findingOf(
  id: string,
  rows: readonly DossierEventTable[],
  setting: Setting,
  listed: Projected | null,
): FileFinding | null {
  const version = brokenAt(rows);
  if (version !== null) return { dossierId: id, problem: "chain", version };
  try {
    return isDeepStrictEqual(listed, projected(id, rows, setting))
      ? null
      : { dossierId: id, problem: "projection" };
  } catch {
    // A history that does not parse or breaks its own law is the finding, whatever the cause.
    return { dossierId: id, problem: "history" };
  }
}

/** Holds every chain and every list row against the histories. */
export async function checkFiles(
  desk: Records,
): Promise<{ readonly files: number; readonly findings: FileFinding[] }> {
  const setting = standingSetting(desk, await loadSettings(desk.db));
  const findings: FileFinding[] = [];
  let files = 0;
  for await (const { id, rows } of everyFile(desk.db)) {
    files++;
    const finding = findingOf(id, rows, setting, await readProjection(desk.db, id));
    if (finding) findings.push(finding);
  }
  for (const id of await filesWithoutHistory(desk.db))
    findings.push({ dossierId: id, problem: "no-history" });
  return { files, findings };
}
