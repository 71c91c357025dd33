// How many reserves each village keeps: a number of the profile, which a township can only raise.
import { expect, it } from "vitest";
import { nationalRulesAlone, profileSchema, toProfile, townshipProfile } from "../../src/index.ts";

it("is two where the profile says nothing, and in the township's own", () => {
  expect(nationalRulesAlone.reservesPerVillage).toBe(2);
  expect(townshipProfile.reservesPerVillage).toBe(2);
  expect(toProfile(profileSchema.parse({ reservesPerVillage: null })).reservesPerVillage).toBe(2);
});

it("can be raised", () => {
  expect(toProfile(profileSchema.parse({ reservesPerVillage: 4 })).reservesPerVillage).toBe(4);
});

it.each([1, 0, -2])("cannot be lowered to %d, and says so in both languages", (reservesPerVillage) => {
  const { success, error } = profileSchema.safeParse({ reservesPerVillage });
  expect(success).toBe(false);
  const said = error?.issues.map(({ message }) => message).join() ?? "";
  expect(said).toContain("每村后备力量不少于2名");
  expect(said).toContain("at least 2 reserves");
});

it("is a whole number", () => {
  expect(profileSchema.safeParse({ reservesPerVillage: 2.5 }).success).toBe(false);
});
