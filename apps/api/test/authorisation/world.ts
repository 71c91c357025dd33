// Two townships in two counties, alike in everything, each name with a mark of its place: what one may reach, and what never.
import { type DossierRecord, toDay } from "@miaopu/domain";
import { type Role } from "@miaopu/domain/access";
import { openLedgerOffice } from "../../src/ledger/office.ts";
import { addAttachment } from "../../src/repositories/attachments.ts";
import { insertImport } from "../../src/repositories/imports.ts";
import type { SignedIn } from "../../src/use-cases/asking.ts";
import { createBranch } from "../../src/use-cases/organisations.ts";
import { registerPerson } from "../../src/use-cases/register-person.ts";
import { askingFor, createAccount, foundTownship } from "../../src/use-cases/setup.ts";
import { idNumberOf } from "../id-numbers.ts";
import {
  type Account,
  type TestTownship,
  accepted,
  lawfulRecords,
  recordsBefore,
  testTownship,
  typedFile,
} from "../township.ts";

/** The asker's own village, a sibling in the same township, and a village of another county. */
export const places = ["own", "sibling", "other"] as const;
export type PlaceName = (typeof places)[number];

export interface Place {
  /** In every name of the place, and in no other's. */
  readonly mark: string;
  readonly branch: string;
  readonly township: string;
  readonly members: readonly string[];
  /** Whose person has no file. */
  readonly person: string;
  readonly open: { readonly id: string; readonly version: number };
  readonly ended: { readonly id: string; readonly version: number };
  readonly account: string;
  /** The role that the account holds. */
  readonly grant: string;
  /** A register that was taken in there, with nothing in it. */
  readonly import: string;
  /** What is left of someone who was erased there. */
  readonly slip: string;
  /** A scan of the open file's first paper, and one of the ended file's. */
  readonly scans: Readonly<Record<"open" | "ended", string>>;
}

/** What betrays a place in an answer: its mark, and every id of it. */
export const tracesOf = (place: Place): readonly string[] => [
  place.mark,
  place.branch,
  ...place.members,
  place.person,
  place.open.id,
  place.ended.id,
  place.account,
  place.import,
  place.slip,
];

export interface World extends TestTownship {
  readonly places: Readonly<Record<PlaceName, Place>>;
  readonly people: Readonly<Record<Role, SignedIn>>;
}

const marks: Readonly<Record<PlaceName, string>> = { own: "鸢qzown", sibling: "鹮qzsib", other: "貘qzoth" };

const asked: DossierRecord = {
  record: "joint-review",
  on: toDay("2023-08-25"),
  department: "discipline",
  requestedOn: toDay("2023-08-25"),
  outcome: "not-replied",
};

interface Founding {
  readonly town: TestTownship;
  readonly officer: Account;
  readonly township: string;
  readonly branch: string;
  readonly members: readonly string[];
  readonly mark: string;
  readonly nth: number;
}

/** As one that was uploaded; its bytes are not asked for here. */
async function scanOf(town: TestTownship, dossierId: string): Promise<string> {
  const id = town.clock.id("attachment");
  await addAttachment(town.store.db, {
    id,
    dossier_id: dossierId,
    step: "S01",
    material: "入党申请书",
    object: `object-${id}`,
    media_type: "image/png",
    bytes: 100,
    pages: 1,
    added_by: town.officer.asking.asker.userId,
    added_at: town.clock.now(),
    withdrawn_by: null,
    withdrawn_at: null,
    withdraw_reason: null,
  });
  return id;
}

async function importAt(town: TestTownship, organisationId: string): Promise<string> {
  const id = town.clock.id("import");
  await insertImport(town.store.db, {
    id,
    kind: "reserves",
    organisation_id: organisationId,
    content_index: `content-${id}`,
    imported_by: null,
    imported_at: town.clock.now(),
    new_rows: 0,
    changed_rows: 0,
    same_rows: 0,
    conflicting_rows: 0,
    rejected_rows: 0,
    undone_by: null,
    undone_at: null,
  });
  return id;
}

async function slipAt(town: TestTownship, branchId: string): Promise<string> {
  const id = town.clock.id("person");
  const erased_by = town.officer.asking.asker.userId;
  await town.store.db
    .insertInto("erased_people")
    .values({ id, branch_id: branchId, erased_by, erased_at: town.clock.now(), reason: "重复登记" })
    .execute();
  return id;
}

async function placeAt({ town, officer, township, branch, members, mark, nth }: Founding): Promise<Place> {
  const full = lawfulRecords(members);
  const known = [...recordsBefore("S07", full), asked];
  const open = await typedFile(town, `${mark}在办`, known, officer, branch);
  const ended = await typedFile(town, `${mark}办结`, full, officer, branch);
  const birthDate = toDay("1991-03-04");
  const person = await accepted(
    registerPerson(officer.asking, {
      name: `${mark}群众`,
      sex: "male",
      birthDate,
      idNumber: idNumberOf(birthDate, 601 + nth * 2),
      phone: `1391000000${nth}`,
      branchId: branch,
    }),
  );
  // Registered so long ago that their data is due for erasure.
  await town.store.db
    .updateTable("people")
    .set({ created_at: "2020-01-01T04:00:00.000Z" })
    .where("id", "=", person.id)
    .execute();
  const account = await accepted(
    createAccount(town.desk, {
      name: `${mark}账号`,
      username: `place${nth}`,
      roles: ["branch-secretary"],
      organisationId: branch,
    }),
  );
  const { id: grant } = await town.store.db
    .selectFrom("grants")
    .select("id")
    .where("user_id", "=", account.id)
    .executeTakeFirstOrThrow();
  const scans = { open: await scanOf(town, open.id), ended: await scanOf(town, ended.id) };
  return {
    mark,
    branch,
    township,
    members,
    person: person.id,
    open,
    ended,
    account: account.id,
    grant,
    scans,
    import: await importAt(town, branch),
    slip: await slipAt(town, branch),
  };
}

async function otherCounty(town: TestTownship): Promise<Omit<Founding, "town">> {
  const { townshipId } = await foundTownship(town.desk, { county: "别县", township: "别镇" });
  const account = await accepted(
    createAccount(town.desk, {
      name: `${marks.other}干部`,
      username: "elsewhere",
      roles: ["township-officer"],
      organisationId: townshipId,
    }),
  );
  const who = { id: account.id, name: "别镇干部", roles: ["township-officer"] as const };
  const asking = await askingFor(town.desk, who, townshipId);
  const officer: Account = { username: "elsewhere", password: account.oneTimePassword, asking };
  const named = { name: `${marks.other}党支部`, village: `${marks.other}村`, hasGroups: false };
  const branch = (await accepted(createBranch(asking, named))).id;
  const members: string[] = [];
  for (const [nth, name] of ["吴甲", "吴乙", "吴丙", "吴丁"].entries()) {
    const birthDate = toDay("1980-01-01");
    const person = { name: `${marks.other}${name}`, sex: "male", birthDate, branchId: branch } as const;
    const idNumber = idNumberOf(birthDate, 701 + nth * 2);
    const made = await accepted(
      registerPerson(asking, { ...person, idNumber, fullMemberSince: toDay("2010-07-01") }),
    );
    members.push(made.id);
  }
  return { officer, township: townshipId, branch, members, mark: marks.other, nth: 3 };
}

async function peopleOf(town: TestTownship, countyId: string): Promise<Readonly<Record<Role, SignedIn>>> {
  const seat: Readonly<Record<Role, string>> = {
    "county-officer": countyId,
    "township-officer": town.townshipId,
    "organisation-committee-member": town.townshipId,
    "branch-secretary": town.branchA,
    mentor: town.branchA,
    reviewer: town.townshipId,
    "kiosk-device": town.townshipId,
    auditor: town.townshipId,
    "security-admin": town.townshipId,
    "system-admin": town.townshipId,
  };
  const people: Partial<Record<Role, SignedIn>> = {};
  for (const role of Object.keys(seat) as Role[]) {
    const made = await accepted(
      createAccount(town.desk, {
        name: `试${role}`,
        username: `as.${role}`.replaceAll("-", "_"),
        roles: [role],
        organisationId: seat[role],
      }),
    );
    const { asker } = await askingFor(town.desk, { id: made.id, name: role, roles: [role] }, seat[role]);
    people[role] = {
      ...asker,
      personId: role === "mentor" ? (town.membersA[0] ?? null) : null,
      department: role === "reviewer" ? "discipline" : null,
    };
  }
  return people as Readonly<Record<Role, SignedIn>>;
}

export async function openWorld(): Promise<World> {
  const town = await testTownship();
  const { officer, townshipId: township } = town;
  const home = { town, officer, township };
  const own = await placeAt({
    ...home,
    branch: town.branchA,
    members: town.membersA,
    mark: marks.own,
    nth: 1,
  });
  const sibling = await placeAt({
    ...home,
    branch: town.branchB,
    members: town.membersB,
    mark: marks.sibling,
    nth: 2,
  });
  const other = await placeAt({ town, ...(await otherCounty(town)) });
  const { tree } = town.county.asking.asker;
  const people = await peopleOf(town, tree.organisationId);
  const office = openLedgerOffice(town.folder, (error) => {
    throw error;
  });
  return {
    ...town,
    desk: { ...town.desk, office },
    places: { own, sibling, other },
    people,
    close: async () => {
      await office.jobs.close();
      await town.close();
    },
  };
}
