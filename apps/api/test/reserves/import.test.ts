// A register taken in: once, whole or not at all, nobody overwritten in silence, everything undone as it was.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addDays } from "@miaopu/domain";
import { openPersonField } from "../../src/repositories/person-fields.ts";
import { registerPerson } from "../../src/use-cases/register-person.ts";
import { idNumberOf } from "../id-numbers.ts";
import { accepted } from "../township.ts";
import {
  type Township,
  birthDay,
  checkedFile,
  registerFile,
  someone,
  stateHash,
  taken,
  township,
  uploaded,
} from "./importing.ts";

let town: Township;
beforeEach(async () => {
  town = await township();
});
afterEach(() => town.close());

const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "not refused",
    (error: unknown) => (error as Error).message,
  );
const personNamed = (name: string) =>
  town.desk.db.selectFrom("people").selectAll().where("name", "=", name).executeTakeFirstOrThrow();
const openEntries = () =>
  town.desk.db.selectFrom("pool_entries").selectAll().where("left_on", "is", null).execute();
const logOf = (action: string) =>
  town.desk.db.selectFrom("audit_log").selectAll().where("action", "=", action).execute();

const first = someone("何春", 1);
const third = someone("何秋", 3, { village: "白水" });
const three = [first, someone("何夏", 2), third];

describe("taking in", () => {
  test("registers who is new, sealed and findable, makes their entries, and writes one line to the log", async () => {
    const { importId, counts } = await taken(town, three);
    expect(counts).toEqual({ new: 3, changed: 0, same: 0, conflict: 0, rejected: 0 });
    const person = await personNamed("何春");
    expect(person).toMatchObject({
      branch_id: town.branchA,
      sex: "male",
      birth_date: "1991-02-03",
      education: "college",
      occupation: "务农",
      pinyin: "hechun",
    });
    expect(openPersonField(town.desk.keys, person, "id_number")).toBe(idNumberOf("1991-02-03", 1));
    expect(openPersonField(town.desk.keys, person, "phone")).toBe("19900001001");
    const entries = await openEntries();
    expect(entries).toHaveLength(3);
    expect(entries.find(({ person_id }) => person_id === person.id)).toMatchObject({
      branch_id: town.branchA,
      source: "able-wealth-maker",
      entered_on: town.clock.today(),
      import_id: importId,
    });
    const [line, ...more] = await logOf("pool.import");
    expect(more).toEqual([]);
    expect(line).toMatchObject({ subject_kind: "import", subject_id: importId, outcome: "done" });
    expect(JSON.parse(line?.details ?? "")).toMatchObject({ new: 3, rejected: 0 });
    expect(JSON.stringify(line)).not.toMatch(/何春|431999/);
  });

  test("the second click and the second run change nothing, whatever was corrected since", async () => {
    const caller = town.callerOf(town.officer);
    const { jobId, importId } = await taken(town, three);
    expect(await caller.pool.import({ jobId })).toMatchObject({ importId });
    const { id } = await personNamed("何春");
    await caller.person.correct({ id, reason: "换号", correct: { phone: "19911112222" } });
    const before = await stateHash(town);
    expect(await taken(town, three)).toMatchObject({
      importId: null,
      counts: { new: 0, changed: 0, same: 3 },
    });
    expect(await stateHash(town)).toBe(before);
    expect(await logOf("pool.import")).toHaveLength(1);
    expect(await caller.pool.imports()).toHaveLength(1);
  });

  test("two clicks at once take it in once", async () => {
    const caller = town.callerOf(town.officer);
    const jobId = await checkedFile(town, town.officer, await registerFile(three));
    const both = await Promise.allSettled([caller.pool.import({ jobId }), caller.pool.import({ jobId })]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await openEntries()).toHaveLength(3);
  });

  test("another register changes what it says otherwise, and leaves what it does not say", async () => {
    await taken(town, three);
    const other = [{ ...first, education: "本科", phone: null, source: "退伍军人" }];
    expect(await taken(town, other)).toMatchObject({ counts: { changed: 1 } });
    const person = await personNamed("何春");
    expect(person).toMatchObject({ education: "bachelor", occupation: "务农" });
    expect(openPersonField(town.desk.keys, person, "phone")).toBe("19900001001");
    expect((await openEntries()).map(({ source }) => source)).toContain("veteran");
  });

  test("whoever is registered already is one person still: by number, and without one by name, day and village", async () => {
    const known = { sex: "male", birthDate: birthDay, branchId: town.branchA } as const;
    await accepted(
      registerPerson(town.officer.asking, { ...known, name: "何 春", idNumber: idNumberOf("1991-02-03", 1) }),
    );
    await accepted(registerPerson(town.officer.asking, { ...known, name: "何冬", idNumber: null }));
    const { counts } = await taken(town, [someone("何春", 1), someone("何冬", 5, { id: null })]);
    expect(counts).toMatchObject({ new: 2, conflict: 0 });
    const people = await town.desk.db
      .selectFrom("people")
      .select("id")
      .where("full_member_since", "is", null)
      .execute();
    expect(people).toHaveLength(2);
  });

  test("a day ahead is refused", async () => {
    const { fileId } = await uploaded(town, town.officer, await registerFile(three));
    const on = addDays(town.clock.today(), 1);
    expect(await refusalOf(town.callerOf(town.officer).pool.check({ fileId, on }))).toBe("ENTRY_IN_FUTURE");
  });
});

describe("what is not taken", () => {
  test("is told row by row, and nothing of it is overwritten", async () => {
    const { db } = town.desk;
    const known = { sex: "male", birthDate: birthDay } as const;
    const register = (name: string, sequence: number | null, branchId: string) =>
      accepted(
        registerPerson(town.officer.asking, {
          ...known,
          name,
          idNumber: sequence === null ? null : idNumberOf("1991-02-03", sequence),
          branchId,
        }),
      );
    await register("旧名", 1, town.branchA);
    await register("别支部", 3, town.branchB);
    await register("没号", null, town.branchA);
    await register("同名", null, town.branchA);
    await register("同名", 21, town.branchA);
    await taken(town, [someone("别村库", 5, { village: "白水村" }), someone("已出库", 7)]);
    const { id } = await personNamed("已出库");
    await db
      .updateTable("pool_entries")
      .set({ left_on: town.clock.today(), left_reason: "外出" })
      .where("person_id", "=", id)
      .execute();
    const before = await stateHash(town);
    const numberless = { id: null };
    const rows = [
      someone("新名", 1),
      someone("别支部", 3),
      someone("没号", 9),
      someone("同名", 11, numberless),
      someone("别村库", 5),
      someone("已出库", 7),
      someone("远村", 13, { village: "河口村" }),
      someone("两次", 15, numberless),
      someone("两次", 15, numberless),
      someone("无性别", 17, { id: null, sex: null }),
      someone("无生日", 17, { id: null, birth: null }),
      someone("错号", 19, { id: "431999199102030013" }),
    ];
    const jobId = await checkedFile(town, town.officer, await registerFile(rows));
    const caller = town.callerOf(town.officer);
    const { rows: told } = await caller.pool.checked({ jobId });
    expect(told.map(({ row, outcome, code }) => [row, outcome, code])).toEqual([
      [2, "conflict", "ID_OTHER_NAME"],
      [3, "conflict", "BRANCH_OTHER"],
      [4, "conflict", "SAME_PERSON_WITHOUT_ID"],
      [5, "conflict", "PERSON_AMBIGUOUS"],
      [6, "conflict", "POOL_OTHER_VILLAGE"],
      [7, "conflict", "LEFT_POOL"],
      [8, "rejected", "VILLAGE_UNKNOWN"],
      [9, "rejected", "DUPLICATE_PERSON"],
      [10, "rejected", "DUPLICATE_PERSON"],
      [11, "rejected", "SEX_UNKNOWN"],
      [12, "rejected", "IDENTITY_UNCERTAIN"],
      [13, "rejected", "ID_CHECKSUM"],
    ]);
    expect(told.every(({ reason }) => /[\u4e00-\u9fff]/.test(reason?.zh ?? ""))).toBe(true);
    expect(await caller.pool.import({ jobId })).toMatchObject({ importId: null });
    expect(await stateHash(town)).toBe(before);
  });
});

describe("undoing", () => {
  test("puts everything back, and the file can be taken in again", async () => {
    const caller = town.callerOf(town.officer);
    await taken(town, three.slice(0, 1));
    const before = await stateHash(town);
    const other = [
      { ...first, education: "本科", phone: "19933334444", source: "退伍军人" },
      someone("何夏", 2),
    ];
    const { importId } = await taken(town, other);
    expect(await stateHash(town)).not.toBe(before);
    const id = importId as `imp_${string}`;
    expect(await caller.pool.mayUndo({ id })).toEqual({ people: 2, obstacles: [], obstacleCount: 0 });
    expect(await caller.pool.undo({ id })).toEqual({ id, people: 2 });
    expect(await stateHash(town)).toBe(before);
    expect(await refusalOf(caller.pool.undo({ id }))).toBe("IMPORT_UNDONE_ALREADY");
    expect(await logOf("pool.undo-import")).toMatchObject([{ subject_id: id, outcome: "done" }]);
    expect(await taken(town, other)).toMatchObject({ counts: { new: 1, changed: 1 } });
  });

  test("says what stands in its way, and undoes nothing", async () => {
    const caller = town.callerOf(town.officer);
    const { importId } = await taken(town, [...three, someone("何冬", 9), someone("何岁", 11)]);
    const id = importId as `imp_${string}`;
    const idOf = async (name: string) => (await personNamed(name)).id as `per_${string}`;
    await caller.dossier.open({
      person: { personId: await idOf("何春") },
      branchId: town.branchA,
      record: { step: "S01", on: town.clock.today() },
    });
    await caller.person.correct({ id: await idOf("何夏"), reason: "更正", correct: { ethnicity: "苗族" } });
    await taken(town, [{ ...third, education: "本科" }]);
    await town.desk.db
      .updateTable("pool_entries")
      .set({ willingness: "willing" })
      .where("person_id", "=", await idOf("何冬"))
      .execute();
    const before = await stateHash(town);
    const { obstacles, obstacleCount } = await caller.pool.mayUndo({ id });
    expect(obstacleCount).toBe(4);
    expect(Object.fromEntries(obstacles.map(({ name, code }) => [name, code]))).toEqual({
      何春: "HAS_FILE",
      何夏: "CORRECTED",
      何秋: "LATER_IMPORT",
      何冬: "CHANGED_SINCE",
    });
    expect(await refusalOf(caller.pool.undo({ id }))).toBe("IMPORT_STANDS");
    expect(await stateHash(town)).toBe(before);
  });
});

describe("scope", () => {
  test("the county and the branch import nothing; another township reaches neither file, job nor import", async () => {
    const jobId = await checkedFile(town, town.officer, await registerFile(three));
    for (const account of [town.secretary, town.county]) {
      const caller = town.callerOf(account);
      expect(await refusalOf(caller.pool.import({ jobId }))).toBe("FORBIDDEN");
    }
    expect(await openEntries()).toEqual([]);
  });
});
