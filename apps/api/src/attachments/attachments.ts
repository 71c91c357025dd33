// Scans of a file's papers: added, listed, opened and withdrawn by whoever the policy table lets.
import { type Result, isSensitivePlace, ok, refuse, timelineOf } from "@miaopu/domain";
import { type Action, decideAccess } from "@miaopu/domain/access";
import type { z } from "zod";
import type { AttachmentTable } from "../db/tables/attachments.ts";
import {
  addAttachment,
  attachmentIn,
  attachmentsOf,
  isObjectKept,
  sameStanding,
  standingCount,
  withdrawAttachment,
} from "../repositories/attachments.ts";
import { userNames } from "../repositories/users.ts";
import { admit, admitOnFile, logged } from "../use-cases/admission.ts";
import type { Asking, Desk } from "../use-cases/asking.ts";
import { loadFile } from "../use-cases/dossier-file.ts";
import { type Refusal, refusals } from "../use-cases/refusal.ts";
import type { AttachmentList, AttachmentRow } from "./answers.ts";
import { examine } from "./examination.ts";
import type { Paper, attachmentsKey, withdrawInput } from "./inputs.ts";
import { scanLimits, scanRefusal } from "./refusal.ts";
import type { Part, Vault } from "./vault.ts";

/** Whoever asks about scans, with the vault at hand. */
export interface AskingScans extends Asking {
  readonly vault: Vault;
}

type Names = ReadonlyMap<string, string>;

function toRow(
  row: AttachmentTable,
  names: Names,
  mayRead: (row: AttachmentTable) => boolean,
): AttachmentRow {
  const by = (id: string) => ({ name: names.get(id) ?? "" });
  return {
    id: row.id,
    place: row.step,
    material: row.material,
    mediaType: row.media_type,
    bytes: row.bytes,
    pages: row.pages,
    addedBy: by(row.added_by),
    addedAt: row.added_at,
    withdrawn:
      row.withdrawn_by === null
        ? null
        : { by: by(row.withdrawn_by), at: row.withdrawn_at ?? "", reason: row.withdraw_reason ?? "" },
    mayRead: mayRead(row),
  };
}

/** Adds a scan to a paper of a file. The same scan twice for the same paper is one. */
export async function addScan(
  asking: AskingScans,
  paper: Paper,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<Result<AttachmentRow, Refusal>> {
  const denied = await deniedOnFile(asking, paper.dossier, "attachment.add");
  if (denied) return refuse(denied);
  if ((await standingCount(asking.db, paper.dossier)) >= scanLimits.perDossier)
    return refuse(scanRefusal("SCAN_TOO_MANY", { limit: scanLimits.perDossier }));
  const scan = await examine(bytes, signal ? { signal } : {});
  if (!scan.ok) return scan;
  const object = await asking.vault.keep(scan.value);
  const row: AttachmentTable = {
    id: asking.clock.id("attachment"),
    dossier_id: paper.dossier,
    step: paper.step,
    material: paper.material,
    object,
    media_type: scan.value.mediaType,
    bytes: scan.value.original.length,
    pages: scan.value.pages,
    added_by: asking.asker.userId,
    added_at: asking.clock.now(),
    withdrawn_by: null,
    withdrawn_at: null,
    withdraw_reason: null,
  };
  return logged(asking, async (within) => {
    // Examining took a while: the file may have ended since, or the same scan have come by another way.
    const late = await deniedOnFile(within, paper.dossier, "attachment.add");
    if (late) return refuse(late);
    const same = await sameStanding(within.db, row);
    if (!same) await addAttachment(within.db, row);
    const standing = same ?? row;
    note(within, standing);
    const names = await userNames(within.db, [standing.added_by]);
    return ok(toRow(standing, names, mayOpen(asking)));
  });
}

/** The scans of one file, withdrawn ones among them; which of them the asker may open. */
export async function listScans(
  asking: Asking,
  { id }: z.output<typeof attachmentsKey>,
): Promise<Result<AttachmentList, Refusal>> {
  const file = await loadFile(asking, id);
  if (!file) return refuse(refusals.notFound);
  const rows = await attachmentsOf(asking.db, asking.asker.scope, id);
  const people = rows.flatMap((row) => [
    row.added_by,
    ...(row.withdrawn_by === null ? [] : [row.withdrawn_by]),
  ]);
  const names = await userNames(asking.db, [...new Set(people)]);
  const timeline = timelineOf(file.dossier, file.setting);
  const state = {
    house: asking.houseState?.() ?? "normal",
    file: timeline.status === "closed" || timeline.next.length === 0 ? "ended" : "open",
    shown: ["reason", "second-factor"],
  } as const;
  const may = (action: Action) => decideAccess(asking.asker.roles, action, state).ok;
  const opens = mayOpen(asking);
  return ok({
    rows: rows.map((row) => toRow(row, names, opens)),
    mayAdd: may("attachment.add"),
    mayWithdraw: may("attachment.withdraw"),
  });
}

/** Removes the bytes of uploads that ended half-way. @returns how many files went. */
export const sweepScans = ({ db, clock }: Desk, vault: Vault): Promise<number> =>
  vault.sweep((object) => isObjectKept(db, object), Date.parse(clock.now()));

/** A sensitive one counts as open to whoever could open it with a code. */
function mayOpen({ asker }: Asking): (row: AttachmentTable) => boolean {
  const state = { house: "normal", file: null, shown: ["second-factor"] } as const;
  const reads = decideAccess(asker.roles, "attachment.read", state).ok;
  const readsSensitive = decideAccess(asker.roles, "dossier.read-sensitive", state).ok;
  return (row) => reads && (readsSensitive || !isSensitivePlace(row.step));
}

export interface OpenedScan {
  readonly bytes: Uint8Array;
  readonly row: AttachmentTable;
}

/** The bytes of a scan of a file of the asker's scope; a sensitive one takes the right to read sensitive texts. */
export async function openScan(
  asking: AskingScans,
  id: string,
  part: Part,
): Promise<Result<OpenedScan, Refusal>> {
  const row = await attachmentIn(asking.db, asking.asker.scope, id);
  if (!row) return refuse(refusals.notFound);
  note(asking, row);
  asking.trail.details["part"] = part;
  if (isSensitivePlace(row.step)) {
    const allowed = admit(asking, asking.asker, "dossier.read-sensitive", {
      id,
      reason: asking.trail.reason,
    });
    if (!allowed.ok) return allowed;
    if (!(await attachmentIn(asking.db, allowed.value.asker.scope, id))) return refuse(refusals.notFound);
  }
  const bytes = await asking.vault.read(row.object, part);
  return bytes ? ok({ bytes, row }) : refuse(refusals.notFound);
}

/** A scan that should not be there is out of sight from now on; that it was there stays, with who, when and why. */
export async function withdrawScan(
  asking: Asking,
  { id, reason }: z.output<typeof withdrawInput>,
): Promise<Result<{ readonly id: string }, Refusal>> {
  const row = await attachmentIn(asking.db, asking.asker.scope, id);
  if (!row) return refuse(refusals.notFound);
  const denied = await deniedOnFile(asking, row.dossier_id, "attachment.withdraw");
  if (denied) return refuse(denied);
  note(asking, row);
  const at = asking.clock.now();
  const done = await withdrawAttachment(asking.db, { id, by: asking.asker.userId, at, reason });
  return done ? ok({ id }) : refuse(scanRefusal("SCAN_WITHDRAWN_ALREADY"));
}

async function deniedOnFile(asking: Asking, dossierId: string, action: Action): Promise<Refusal | null> {
  const file = await loadFile(asking, dossierId);
  if (!file) return refusals.notFound;
  return admitOnFile(asking, timelineOf(file.dossier, file.setting), { action });
}

/** What the audit log says of a scan: ids, never what is on it. */
function note(asking: Asking, row: AttachmentTable): void {
  asking.trail.subject = { kind: "attachment", id: row.id };
  Object.assign(asking.trail.details, {
    dossier: row.dossier_id,
    step: row.step,
    sensitive: isSensitivePlace(row.step),
  });
}
