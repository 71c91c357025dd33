// A township grows from an empty installation: branches and members, each within the asker's scope.
import { toDay } from "@miaopu/domain";
import { TRPCError } from "@trpc/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refusalOf } from "../src/trpc/refuse.ts";
import { idNumberOf } from "./id-numbers.ts";
import { type TestTownship, callerFor, testTownship } from "./township.ts";

let town: TestTownship;
beforeEach(async () => {
  town = await testTownship();
});
afterEach(() => town.close());

const codeOf = async (call: Promise<unknown>): Promise<string> => {
  const error = await call.then(
    () => "accepted",
    (thrown: unknown) => thrown,
  );
  return error instanceof TRPCError ? refusalOf(error).code : String(error);
};
const officer = () => callerFor(town.officer.asking);
const secretary = () => callerFor(town.secretary.asking);
const member = {
  name: "罗谷雨",
  sex: "female",
  birthDate: toDay("1980-02-03"),
  fullMemberSince: toDay("2005-07-01"),
} as const;

describe("a township", () => {
  it("adds branches by name, once each, by its officer alone", async () => {
    const branch = { name: "新村党支部", village: "新村", hasGroups: true };
    const { id } = await officer().organisation.create(branch);
    const branches = await officer().organisation.branches();
    expect(branches.find((one) => one.id === id)).toMatchObject({ ...branch, fullMembers: 0 });
    expect(await codeOf(officer().organisation.create(branch))).toBe("BRANCH_NAME_TAKEN");
    expect(await codeOf(secretary().organisation.create({ ...branch, name: "又一支部" }))).toBe("FORBIDDEN");
  });

  it("registers members, who count in their branch and can be chosen as mentors", async () => {
    const idNumber = idNumberOf("1980-02-03", 2);
    const { id } = await secretary().person.register({ ...member, idNumber, branchId: town.branchA });
    expect((await secretary().member.pick({ q: "lgy" })).map((one) => one.id)).toEqual([id]);
    const [branch] = await secretary().organisation.branches();
    expect(branch?.fullMembers).toBe(5);
    const again = { ...member, idNumber, branchId: town.branchA };
    expect(await codeOf(secretary().person.register(again))).toBe("ID_NUMBER_TAKEN");
    const elsewhere = { ...member, idNumber: null, branchId: town.branchB };
    expect(await codeOf(secretary().person.register(elsewhere))).toBe("NOT_FOUND");
  });
});
