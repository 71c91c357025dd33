// Lists and search: filtered, sorted and paged on the server, within the asker's scope.
import { type StepId, addDays } from "@miaopu/domain";
import type { z } from "zod";
import { type DossierFilter, dossierRows, foundByName } from "../repositories/dossiers.ts";
import { readNameQuery } from "../repositories/name-keys.ts";
import { membersToPick, personPage } from "../repositories/people.ts";
import { loadSettings } from "../repositories/settings.ts";
import type { DossierRow, Found, MemberRow, Page, PersonRow } from "./answers.ts";
import type { Asking } from "./asking.ts";
import { maskedIdNumber, maskedPhone } from "./masked-fields.ts";
import type { dossierListInput, memberPickInput, personListInput, searchInput } from "./inputs.ts";

type DossierQuery = Pick<z.output<typeof dossierListInput>, "q" | "status" | "branchId" | "due">;

/** What is asked of the list, as the repository takes it. */
export async function dossierFilter(
  { db, clock, keys }: Asking,
  { q, status, branchId, due }: DossierQuery,
): Promise<DossierFilter> {
  const today = clock.today();
  const { soonDays } = await loadSettings(db);
  const days = {
    overdue: { from: null, to: addDays(today, -1) },
    soon: { from: today, to: addDays(today, soonDays) },
  };
  return { query: readNameQuery(keys, q), status, branchId, due: due ? days[due] : null };
}

type ListedFile = Awaited<ReturnType<typeof dossierRows>>["rows"][number];

export const toDossierRow = (row: ListedFile): DossierRow => ({
  id: row.id,
  personName: row.person_name,
  branchName: row.branch_name,
  status: row.status,
  statusSince: row.status_since,
  step: row.last_step,
  next: JSON.parse(row.next) as StepId[],
  due: row.due_on,
  dueStep: row.due_step,
  version: row.version,
});

export async function listDossiers(
  asking: Asking,
  input: z.output<typeof dossierListInput>,
): Promise<Page<DossierRow>> {
  const filter = await dossierFilter(asking, input);
  const { rows, total } = await dossierRows(asking.db, asking.asker.scope, filter, input.sort, input);
  return { total, rows: rows.map(toDossierRow) };
}

export async function listPeople(
  asking: Asking,
  input: z.output<typeof personListInput>,
): Promise<Page<PersonRow>> {
  const filter = {
    query: readNameQuery(asking.keys, input.q),
    branchId: input.branchId,
    membersOnly: input.kind === "member",
  };
  const { rows, total } = await personPage(asking.db, asking.asker.scope, filter, input.sort, input);
  return {
    total,
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name,
      sex: row.sex,
      birthDate: row.birth_date,
      branchName: row.branch_name,
      idMasked: maskedIdNumber(asking.keys, row),
      phoneMasked: maskedPhone(asking.keys, row),
      isMember: row.full_member_since !== null,
      fullMemberSince: row.full_member_since,
      dossierId: row.dossier_id,
      status: row.status,
    })),
  };
}

/** Files and people by name, pinyin, initials, or the last four of the ID number. */
export async function findAnything(asking: Asking, input: z.output<typeof searchInput>): Promise<Found[]> {
  const query = readNameQuery(asking.keys, input.q);
  if (!query) return [];
  const rows = await foundByName(asking.db, asking.asker.scope, query, input.limit);
  return rows.map((row) => ({
    kind: row.dossier_id === null ? "person" : "dossier",
    id: row.dossier_id ?? row.person_id,
    name: row.name,
    branchName: row.branch_name,
    status: row.status,
    idMasked: maskedIdNumber(asking.keys, { id: row.person_id, id_number: row.id_number }),
  }));
}

const pickedAtMost = 100;

/** Who may be chosen as a mentor or an introducer. */
export async function pickMembers(
  asking: Asking,
  input: z.output<typeof memberPickInput>,
): Promise<MemberRow[]> {
  const filter = { query: readNameQuery(asking.keys, input.q), branchId: input.branchId, membersOnly: true };
  const rows = await membersToPick(asking.db, asking.asker.scope, filter, pickedAtMost);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    branchName: row.branch_name,
    fullMemberSince: row.full_member_since,
  }));
}
