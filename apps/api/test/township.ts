// A township made for a test through the use-cases: two village branches, their members, three people who sign in.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  type Day,
  type DossierRecord,
  type Result,
  type StepId,
  addDays,
  isStepRecord,
  toDay,
} from "@miaopu/domain";
import { type Role } from "@miaopu/domain/access";
import pino, { type Logger } from "pino";
import { createApp } from "../src/app.ts";
import { type Clock, createClock } from "../src/clock.ts";
import { migrate } from "../src/db/migrate.ts";
import { type Store, openStore } from "../src/db/open.ts";
import { openKeys } from "../src/keys/opening.ts";
import { createCallerFactory } from "../src/trpc/init.ts";
import { appRouter } from "../src/trpc/router.ts";
import type { Asking, Desk } from "../src/use-cases/asking.ts";
import { createBranch } from "../src/use-cases/organisations.ts";
import { rebuildProjection } from "../src/use-cases/rebuild.ts";
import { type NewPerson, registerPerson } from "../src/use-cases/register-person.ts";
import { askingFor, createAccount, foundTownship } from "../src/use-cases/setup.ts";
import { idNumberOf } from "./id-numbers.ts";

export const secret = "a-secret-for-tests-only-0123456789";

/** A clock that stands where it is put. */
export interface TestClock extends Clock {
  readonly set: (day: string) => void;
  readonly pass: (minutes: number) => void;
}

function testClock(day = "2026-11-22"): TestClock {
  const noon = (on: string) => Date.parse(`${on}T12:00:00+08:00`);
  let now = noon(day);
  return {
    ...createClock(() => now),
    set: (on) => {
      now = noon(on);
    },
    pass: (minutes) => {
      now += minutes * 60_000;
    },
  };
}

export interface TestStore {
  readonly folder: string;
  readonly store: Store;
  readonly desk: Desk;
  readonly clock: TestClock;
  readonly close: () => Promise<void>;
}

const databaseIn = (folder: string) => join(folder, "miaopu.sqlite");
export const keyFileIn = (folder: string) => join(folder, "keys", "field.json");

/** @param like the folder whose database it starts as a copy of; empty where none is named. */
async function storeLike(like?: string): Promise<TestStore> {
  const folder = mkdtempSync(join(tmpdir(), "miaopu-api-"));
  if (like !== undefined) {
    copyFileSync(databaseIn(like), databaseIn(folder));
    mkdirSync(dirname(keyFileIn(folder)));
    copyFileSync(keyFileIn(like), keyFileIn(folder));
  }
  const store = openStore(databaseIn(folder));
  const clock = testClock();
  await migrate(store.db, clock.now());
  const keys = await openKeys(store.db, { keyFile: keyFileIn(folder), cipher: "aes" }, clock.now());
  return {
    folder,
    store,
    clock,
    desk: { db: store.db, clock, keys },
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const emptyStore = (): Promise<TestStore> => storeLike();

/** @throws Error with the refusal's code. */
export async function accepted<T>(result: Promise<Result<T, { readonly code: string }>>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(settled.error.code);
  return settled.value;
}

let sequence = 0;

/** An invented person; their ID number lies in no existing district. */
function invented(name: string, more: Partial<NewPerson> = {}): Omit<NewPerson, "branchId"> {
  const birthDate = more.birthDate ?? toDay("1990-05-01");
  sequence = (sequence + 1) % 500;
  return { name, sex: "male", birthDate, idNumber: idNumberOf(birthDate, sequence * 2 + 1), ...more };
}

export interface Account {
  readonly username: string;
  readonly password: string;
  readonly asking: Asking;
}

export interface TestTownship extends TestStore {
  readonly townshipId: string;
  readonly branchA: string;
  readonly branchB: string;
  /** Four full members of each branch. */
  readonly membersA: readonly string[];
  readonly membersB: readonly string[];
  readonly officer: Account;
  readonly secretary: Account;
  readonly county: Account;
}

interface Founded {
  readonly folder: string;
  readonly ids: Pick<TestTownship, "townshipId" | "branchA" | "branchB" | "membersA" | "membersB">;
  readonly users: Readonly<Record<"officer" | "secretary" | "county", NewUser>>;
}

interface NewUser {
  readonly id: string;
  readonly username: string;
  readonly password: string;
  readonly role: Role;
  readonly organisationId: string;
}

const nameOf = (username: string) => `测试${username}`;

async function account(desk: Desk, role: Role, username: string, organisationId: string): Promise<NewUser> {
  const made = await accepted(
    createAccount(desk, { name: nameOf(username), username, roles: [role], organisationId }),
  );
  return { id: made.id, username, password: made.oneTimePassword, role, organisationId };
}

async function signedIn(desk: Desk, user: NewUser): Promise<Account> {
  const { id, username, password, role, organisationId } = user;
  const asking = await askingFor(desk, { id, name: nameOf(username), roles: [role] }, organisationId);
  return { username, password, asking };
}

async function membersOf(asking: Asking, branchId: string, names: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) {
    const person = invented(name, { fullMemberSince: toDay("2010-07-01") });
    ids.push((await accepted(registerPerson(asking, { ...person, branchId }))).id);
  }
  return ids;
}

async function found(): Promise<Founded> {
  const { desk, folder, store } = await storeLike();
  const { townshipId, countyId } = await foundTownship(desk, { county: "试验县", township: "试验镇" });
  const officer = await account(desk, "township-officer", "officer", townshipId);
  const { asking } = await signedIn(desk, officer);
  const branch = async (village: string) => {
    const named = { name: `${village}党支部`, village: `${village}村`, hasGroups: false };
    return (await accepted(createBranch(asking, named))).id;
  };
  const branchA = await branch("青石");
  const branchB = await branch("白水");
  const membersA = await membersOf(asking, branchA, ["陈守义", "陈立德", "陈明理", "陈致远"]);
  const membersB = await membersOf(asking, branchB, ["周守义", "周立德", "周明理", "周致远"]);
  const secretary = await account(desk, "branch-secretary", "secretary", branchA);
  const county = await account(desk, "county-officer", "county", countyId ?? "");
  await store.close();
  const ids = { townshipId, branchA, branchB, membersA, membersB };
  return { folder, ids, users: { officer, secretary, county } };
}

let founded: Promise<Founded> | null = null;

/** Also outside a test runner, so that a bench can found a township too. */
const foundOnce = async (): Promise<Founded> => {
  const made = await found();
  process.once("exit", () => rmSync(made.folder, { recursive: true, force: true }));
  return made;
};

/** Founded once in a test file, since passwords are slow to make; each test has its own copy. */
export async function testTownship(): Promise<TestTownship> {
  founded ??= foundOnce();
  const { folder, ids, users } = await founded;
  const made = await storeLike(folder);
  return {
    ...made,
    ...ids,
    officer: await signedIn(made.desk, users.officer),
    secretary: await signedIn(made.desk, users.secretary),
    county: await signedIn(made.desk, users.county),
  };
}

const createCaller = createCallerFactory(appRouter);
/** The procedures as this asker calls them. */
export const callerFor = ({ asker, ...desk }: Asking) => createCaller({ desk, person: asker });

export const silent: Logger = pino({ level: "silent" });

export const appOf = (made: TestStore, log: Logger = silent) =>
  createApp({ desk: made.desk, log, secret, origin: null, pages: null, isReady: () => true });

const vote = { shouldAttend: 4, present: 4, yes: 4, no: 0, abstain: 0, secret: true };
const replies = (on: Day): DossierRecord[] =>
  ["discipline", "police"].map((department) => ({
    record: "joint-review",
    on,
    department,
    requestedOn: on,
    repliedOn: on,
    outcome: "no-objection",
  }));

/** A whole lawful file from application to archive, under the 2014 edition, with two members of the branch. */
export function lawfulRecords(members: readonly string[]): readonly DossierRecord[] {
  const two = members.slice(0, 2);
  const at = (day: string) => toDay(day);
  return [
    { step: "S01", on: at("2023-01-10") },
    { step: "S02", on: at("2023-01-20") },
    { step: "S03", on: at("2023-03-01"), nomination: "member" },
    { step: "S04", on: at("2023-03-05") },
    { step: "S05", on: at("2023-03-06"), mentors: two },
    { step: "S06", on: at("2023-08-20") },
    { step: "S06", on: at("2024-02-20") },
    { step: "S07", on: at("2024-03-02"), views: ["mentors", "members", "masses"] },
    ...replies(at("2024-03-05")),
    { step: "S08", on: at("2024-03-10") },
    { step: "S09", on: at("2024-03-12"), introducers: two },
    { step: "S10", on: at("2024-03-20"), conclusion: "passed" },
    { step: "S11", on: at("2024-04-01"), days: 3, hours: 24 },
    { step: "S12", on: at("2024-04-10"), conclusion: "passed" },
    { step: "S13", on: at("2024-04-20"), conclusion: "passed", by: "township-committee" },
    { step: "S14", on: at("2024-04-22"), formNumber: "X-0001" },
    { step: "S15", on: at("2024-05-10"), outcome: "passed", vote },
    { step: "S16", on: at("2024-05-20") },
    { step: "S17", on: at("2024-06-10"), outcome: "approved", by: "township-committee", collective: true },
    { step: "S18", on: at("2024-06-20") },
    { step: "S19", on: at("2024-06-21") },
    { step: "S20", on: at("2024-07-01") },
    { step: "S21", on: at("2024-12-01") },
    { step: "S22", on: at("2025-05-10") },
    { step: "S23", on: at("2025-05-20"), outcome: "confirm", vote },
    { step: "S24", on: at("2025-06-10"), outcome: "approved", by: "township-committee", collective: true },
    { step: "S25", on: at("2025-06-20") },
  ];
}

/** Those records that come before a step. */
export function recordsBefore(step: StepId, records: readonly DossierRecord[]): readonly DossierRecord[] {
  const end = records.findIndex((record) => isStepRecord(record) && record.step === step);
  return records.slice(0, end);
}

/** Opens a file and types its records, each on the day after it happened, as an officer would. */
export async function typedFile(
  made: TestTownship,
  name: string,
  records: readonly DossierRecord[],
  account: Account = made.officer,
  branchId: string = made.branchA,
): Promise<{ readonly id: string; readonly version: number }> {
  const before = made.clock.today();
  const caller = callerFor(account.asking);
  const [application, ...rest] = records;
  if (!application || !isStepRecord(application) || application.step !== "S01")
    throw new Error("a file starts with S01");
  made.clock.set(addDays(application.on, 1));
  const person = invented(name, { birthDate: toDay("1995-05-01") });
  const { id } = await caller.dossier.open({ person: person as never, branchId, record: application });
  let version = 2;
  for (const record of rest) {
    made.clock.set(addDays(record.on, 1));
    ({ version } = await caller.dossier.record({ id, expectedVersion: version, record }));
  }
  made.clock.set(before);
  // What was typed in other years is listed as of today.
  await rebuildProjection(made.desk);
  return { id, version };
}
