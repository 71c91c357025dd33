// Whose records are whose: a branch secretary never sees a sibling village, nor another township any of it.
import { toDay } from "@miaopu/domain";
import { TRPCError } from "@trpc/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dossierHead, eventsOf } from "../src/repositories/dossier-events.ts";
import { filesOfPerson } from "../src/repositories/dossiers.ts";
import { branchIn } from "../src/repositories/organisations.ts";
import { peopleByIds, personByIdNumber, personIn } from "../src/repositories/people.ts";
import type { Scope } from "../src/repositories/scope.ts";
import { createCallerFactory } from "../src/trpc/init.ts";
import { refusalOf } from "../src/trpc/refuse.ts";
import { appRouter } from "../src/trpc/router.ts";
import { askingFor, foundTownship } from "../src/use-cases/setup.ts";
import { idNumberOf } from "./id-numbers.ts";
import {
  type TestTownship,
  callerFor,
  lawfulRecords,
  recordsBefore,
  testTownship,
  typedFile,
} from "./township.ts";

let town: TestTownship;
let foreign: string;
beforeEach(async () => {
  town = await testTownship();
  await typedFile(town, "林知夏", lawfulRecords(town.membersA).slice(0, 2));
  const records = lawfulRecords(town.membersB).slice(0, 2);
  ({ id: foreign } = await typedFile(town, "何青禾", records, town.officer, town.branchB));
});
afterEach(() => town.close());

const secretary = () => callerFor(town.secretary.asking);

const codeOf = async (call: Promise<unknown>): Promise<string> => {
  const error = await call.then(
    () => "accepted",
    (thrown: unknown) => thrown,
  );
  return error instanceof TRPCError ? refusalOf(error).code : String(error);
};

describe("a branch secretary", () => {
  it("sees the own branch alone in every list, count and search", async () => {
    const caller = secretary();
    const files = await caller.dossier.list({});
    expect(files.rows.map(({ personName }) => personName)).toEqual(["林知夏"]);
    expect(files.total).toBe(1);
    expect((await caller.dossier.list({ branchId: town.branchB })).total).toBe(0);
    expect((await caller.person.list({ size: 200 })).rows.map(({ branchName }) => branchName)).toEqual(
      Array.from({ length: 5 }, () => "青石党支部"),
    );
    expect(await caller.search.find({ q: "何青禾" })).toEqual([]);
    expect(await caller.search.find({ q: "hqh" })).toEqual([]);
    expect((await caller.member.pick({})).map(({ id }) => id).toSorted()).toEqual(
      [...town.membersA].toSorted(),
    );
    expect(await caller.member.pick({ branchId: town.branchB })).toEqual([]);
    expect((await caller.organisation.branches()).map(({ id }) => id)).toEqual([town.branchA]);
    const bench = await caller.workbench.get({});
    expect(bench).toMatchObject({ branches: 1, counts: { applicant: 1 } });
    expect(JSON.stringify(bench)).not.toContain("何青禾");
  });

  it("finds nothing behind a sibling's id, whatever is asked of it", async () => {
    const { dossier } = secretary();
    const record = { step: "S03", on: toDay("2023-03-01") } as const;
    const correction = { id: foreign, supersedes: 1, reason: "试", record: null };
    expect(await codeOf(dossier.get({ id: foreign }))).toBe("NOT_FOUND");
    expect(await codeOf(dossier.plan({ id: foreign, assumptions: {} }))).toBe("NOT_FOUND");
    expect(await codeOf(dossier.preview({ id: foreign, record }))).toBe("NOT_FOUND");
    expect(await codeOf(dossier.record({ id: foreign, expectedVersion: 3, record }))).toBe("NOT_FOUND");
    expect(await codeOf(dossier.previewCorrection(correction))).toBe("NOT_FOUND");
    expect(await codeOf(dossier.correct({ ...correction, expectedVersion: 3 }))).toBe("NOT_FOUND");
    const application = { step: "S01", on: toDay("2026-11-20") } as const;
    const someone = { name: "吴小满", sex: "female", birthDate: toDay("2001-02-03") } as const;
    const person = { ...someone, idNumber: idNumberOf("2001-02-03", 2) };
    const opening = { person, branchId: town.branchB, record: application };
    expect(await codeOf(dossier.open(opening))).toBe("NOT_FOUND");
  });

  it("learns nothing of a sibling's member by naming their id as a mentor", async () => {
    const records = recordsBefore("S05", lawfulRecords(town.membersA));
    const { id } = await typedFile(town, "林知秋", records);
    const mentors = [town.membersB[0] ?? "", town.membersA[0] ?? ""];
    const record = { step: "S05", on: toDay("2023-03-06"), mentors } as const;
    const asSecretary = await secretary().dossier.preview({ id, record });
    expect(asSecretary.verdicts.map(({ code }) => code)).toContain("MENTOR_NOT_FULL_MEMBER");
    const asOfficer = await callerFor(town.officer.asking).dossier.preview({ id, record });
    expect(asOfficer.taken).toBe(true);
  });
});

describe("every repository", () => {
  it("by itself finds nothing outside the scope it is given", async () => {
    const { db } = town.store;
    const { scope } = town.secretary.asking.asker;
    const whole = town.officer.asking.asker.scope;
    const head = await dossierHead(db, whole, foreign);
    const person = await personIn(db, whole, head?.person_id ?? "");
    expect(person?.name).toBe("何青禾");
    const finds = async (within: Scope) => ({
      head: await dossierHead(db, within, foreign),
      events: await eventsOf(db, within, foreign),
      person: await personIn(db, within, person?.id ?? ""),
      byNumber: await personByIdNumber(db, within, person?.id_index ?? ""),
      named: await peopleByIds(db, within, [person?.id ?? ""]),
      files: await filesOfPerson(db, within, person?.id ?? ""),
      branch: await branchIn(db, within, town.branchB),
    });
    const nothing = {
      head: null,
      events: [],
      person: null,
      byNumber: null,
      named: [],
      files: [],
      branch: null,
    };
    expect(await finds(scope)).toEqual(nothing);
    for (const [part, found] of Object.entries(await finds(whole)))
      expect([part, found]).not.toEqual([part, nothing[part as keyof typeof nothing]]);
  });
});

describe("a county officer", () => {
  it("reads the whole county and writes nothing", async () => {
    const { dossier, member, person } = callerFor(town.county.asking);
    expect((await dossier.list({})).total).toBe(2);
    expect((await person.list({})).total).toBe(10);
    expect((await dossier.get({ id: foreign })).person.name).toBe("何青禾");
    const record = { step: "S03", on: toDay("2023-03-01") } as const;
    expect(await codeOf(dossier.record({ id: foreign, expectedVersion: 3, record }))).toBe("FORBIDDEN");
    expect(await codeOf(dossier.preview({ id: foreign, record }))).toBe("FORBIDDEN");
    expect(await codeOf(member.pick({}))).toBe("FORBIDDEN");
  });
});

describe("another township", () => {
  it("sees nothing of this one", async () => {
    const { townshipId } = await foundTownship(town.desk, { county: null, township: "邻镇" });
    const user = { id: town.clock.id("user"), name: "邻镇", roles: ["township-officer"] } as const;
    const caller = callerFor(await askingFor(town.desk, user, townshipId));
    expect((await caller.dossier.list({})).total).toBe(0);
    expect((await caller.person.list({})).total).toBe(0);
    expect(await caller.search.find({ q: "林" })).toEqual([]);
    expect(await codeOf(caller.dossier.get({ id: foreign }))).toBe("NOT_FOUND");
    expect(await caller.workbench.get({})).toMatchObject({ total: 0, byVillage: [], attention: [] });
  });
});

describe("the policy table", () => {
  it("lets nobody past it who is not signed in, or has not changed the first password", async () => {
    const open = new Set(["setup.status", "setup.create", "session.me", "session.passwordRules"]);
    const { asker, ...desk } = town.officer.asking;
    const first = callerFor({ ...desk, asker: { ...asker, mustChangePassword: true } });
    const nobody = createCallerFactory(appRouter)({ desk, person: null });
    const call = (caller: unknown, path: string) => {
      const procedure = path
        .split(".")
        .reduce<unknown>((at, key) => Reflect.get(at as object, key), caller) as (
        input: unknown,
      ) => Promise<unknown>;
      return codeOf(procedure(undefined));
    };
    for (const path of Object.keys(appRouter._def.procedures).filter((one) => !open.has(one))) {
      expect([path, await call(nobody, path)]).toEqual([path, "SIGN_IN_REQUIRED"]);
      if (path !== "session.changePassword")
        expect([path, await call(first, path)]).toEqual([path, "PASSWORD_CHANGE_REQUIRED"]);
    }
  });
});

describe("a mentor", () => {
  it("sees the files of those they follow, without what departments said of them", async () => {
    const records = lawfulRecords(town.membersA).slice(0, 10);
    const { id } = await typedFile(town, "林小树", records);
    const { asker, ...desk } = town.secretary.asking;
    const mentor = { ...asker, roles: ["mentor"] as const, personId: town.membersA[0] ?? "" };
    const caller = createCallerFactory(appRouter)({ desk, person: mentor });
    expect((await caller.dossier.list({})).rows.map(({ personName }) => personName)).toEqual(["林小树"]);
    const kindsSeen = (page: { entries: readonly { record: object | null }[] }) =>
      page.entries.flatMap(({ record }) => (record && "record" in record ? [record.record] : []));
    expect(kindsSeen(await caller.dossier.get({ id }))).toEqual([]);
    expect(kindsSeen(await secretary().dossier.get({ id }))).toEqual(["joint-review", "joint-review"]);
    expect(await codeOf(caller.person.list({}))).toBe("FORBIDDEN");
    const stranger = { ...mentor, personId: town.membersA[3] ?? "" };
    const other = createCallerFactory(appRouter)({ desk, person: stranger });
    expect(await codeOf(other.dossier.get({ id }))).toBe("NOT_FOUND");
  });
});
