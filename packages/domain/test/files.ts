// Two whole files without fault, one under each edition: the plain facts that the tests start from.
import { type PackId, nationalCalendar, nationalRulesAlone, toDay } from "../src/index.ts";
import type { Setting } from "../src/index.ts";
import type { Told } from "./given.ts";

const views = ["party-group", "mentors", "members", "masses"];
const vote = { shouldAttend: 12, present: 10, yes: 9, no: 1, abstain: 0 };
const by = "township-committee";

export const members = [
  { id: "m1", fullMemberSince: toDay("2010-07-01") },
  { id: "m2", fullMemberSince: toDay("2012-07-01") },
  { id: "m3", fullMemberSince: toDay("2015-07-01") },
];

export const setting: Setting = {
  person: { id: "p1", birthDate: toDay("1998-03-12") },
  members: new Map(members.map((member) => [member.id, member])),
  branch: { fullMembers: 12, hasGroups: true },
  calendar: nationalCalendar,
  profile: nationalRulesAlone,
  packs: { "cpc-2026": toDay("2026-05-11") },
  today: toDay("2030-12-31"),
};

const activist2014: Told[] = [
  { step: "S01", on: "2023-01-05" },
  { step: "S02", on: "2023-01-20" },
  { step: "S03", on: "2023-03-01", nomination: "member" },
  { step: "S04", on: "2023-03-10" },
  { step: "S05", on: "2023-03-05", mentors: ["m1", "m2"] },
  { step: "S06", on: "2023-09-01" },
  { step: "S06", on: "2024-03-01" },
  { step: "S07", on: "2024-03-10", views },
];

const candidate2014: Told[] = [
  { step: "S08", on: "2024-03-20" },
  { step: "S09", on: "2024-03-25", introducers: ["m1", "m2"] },
  { step: "S10", on: "2024-04-20", conclusion: "passed" },
  { step: "S11", on: "2024-05-10", days: 3, hours: 24 },
  { step: "S12", on: "2024-05-20", conclusion: "passed" },
  { step: "S13", on: "2024-06-01", conclusion: "passed", by },
  { step: "S14", on: "2024-06-05", formNumber: "43-000117" },
];

const member2014: Told[] = [
  { step: "S15", on: "2024-06-20", outcome: "passed", vote },
  { step: "S16", on: "2024-06-28" },
  { step: "S17", on: "2024-07-10", outcome: "approved", by, collective: true },
  { step: "S18", on: "2024-07-20" },
  { step: "S19", on: "2024-07-22" },
  { step: "S20", on: "2024-08-01" },
  { step: "S21", on: "2024-12-20" },
  { step: "S22", on: "2025-06-20" },
  { step: "S23", on: "2025-06-25", outcome: "confirm", vote },
  { step: "S24", on: "2025-07-20", outcome: "approved", by, collective: true },
  { step: "S25", on: "2025-08-10" },
];

const activist2026: Told[] = [
  { step: "S01", on: "2026-06-01" },
  { step: "S02", on: "2026-06-20" },
  { step: "S03", on: "2026-07-01", nomination: "youth-league" },
  { step: "S04", on: "2026-07-10" },
  { step: "S05", on: "2026-07-05", mentors: ["m1"] },
  { step: "S06", on: "2027-01-01" },
  { step: "S06", on: "2027-07-01" },
  { step: "S07", on: "2027-07-12", views },
];

const candidate2026: Told[] = [
  {
    step: "S08",
    on: "2027-07-26",
    agreedOn: "2027-07-15",
    notice: { from: "2027-07-19", to: "2027-07-23", objections: "none" },
  },
  { step: "S09", on: "2027-07-28", introducers: ["m2", "m3"] },
  { step: "S10", on: "2027-08-20", conclusion: "passed" },
  { step: "S11", on: "2027-09-10", days: 3, hours: 20 },
  { step: "S12", on: "2027-09-20", conclusion: "passed" },
  { step: "S13", on: "2027-10-01", conclusion: "passed", by },
  { step: "S14", on: "2027-10-05", formNumber: "43-000912" },
];

const member2026: Told[] = [
  { step: "S15", on: "2027-10-20", outcome: "passed", vote },
  { step: "S16", on: "2027-10-28" },
  { step: "S17", on: "2027-11-10", outcome: "approved", by, collective: true },
  { step: "S18", on: "2027-11-20" },
  { step: "S19", on: "2027-11-22" },
  { step: "S20", on: "2027-12-01" },
  { step: "S21", on: "2028-04-20" },
  { step: "S22", on: "2028-10-20" },
  { step: "S23", on: "2028-10-25", outcome: "confirm", vote },
  { step: "S24", on: "2028-11-20", outcome: "approved", by, collective: true },
  { step: "S25", on: "2028-12-10" },
];

export const wholeFiles: Readonly<Record<PackId, readonly Told[]>> = {
  "cpc-2014": [...activist2014, ...candidate2014, ...member2014],
  "cpc-2026": [...activist2026, ...candidate2026, ...member2026],
};
