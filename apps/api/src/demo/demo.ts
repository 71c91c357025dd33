// The demo township: 18 villages with their branches, members and files, made through the same use-cases as everything else.
import { type Day, type Result, addDays, addYears } from "@miaopu/domain";
import { createClock } from "../clock.ts";
import type { Demo } from "../first-start.ts";
import { loadSettings } from "../repositories/settings.ts";
import type { Asking } from "../use-cases/asking.ts";
import { openDossier } from "../use-cases/open-dossier.ts";
import { createBranch } from "../use-cases/organisations.ts";
import { rebuildProjection } from "../use-cases/rebuild.ts";
import { recordStep } from "../use-cases/record-step.ts";
import type { Refusal } from "../use-cases/refusal.ts";
import { registerPerson } from "../use-cases/register-person.ts";
import { demoAccounts } from "./accounts.ts";
import type { DemoBranch } from "./facts.ts";
import { type DemoRecord, demoFile } from "./files.ts";
import { type InventedPerson, type PersonMaker, personMaker } from "./people.ts";
import { type Random, seededRandom } from "./random.ts";
import { scenarios } from "./scenarios.ts";
import { countyName, townshipName, villages } from "./village-names.ts";

/** The demo is our own making: a refusal in it is a fault of the program. */
function accepted<T>(result: Result<T, Refusal>, what: string): T {
  if (result.ok) return result.value;
  const codes = result.error.verdicts?.map((verdict) => verdict.code).join(" ") ?? "";
  throw new Error(`the demo was refused at ${what}: ${result.error.code} ${codes}`);
}

/** The same desk on an earlier day, at nine in the morning in Shanghai; of this day, no later than it is. */
const onDay = (asking: Asking, day: Day): Asking => ({
  ...asking,
  clock: createClock(() => Math.min(Date.parse(`${day}T01:00:00Z`), Date.parse(asking.clock.now()))),
});

async function foundBranch(
  asking: Asking,
  village: string,
  members: number,
  make: PersonMaker,
  random: Random,
): Promise<DemoBranch> {
  const branch = { name: `${village}党支部`, village, hasGroups: members >= 12 };
  const { id } = accepted(await createBranch(asking, branch), village);
  const memberIds: string[] = [];
  for (let n = 0; n < members; n++) {
    const since = addYears(addDays(asking.clock.today(), -random.between(1, 360)), -random.between(7, 14));
    const person = { ...make(36, 72), branchId: id, fullMemberSince: since };
    memberIds.push(accepted(await registerPerson(asking, person), "a member").id);
  }
  return { id, village, memberIds };
}

async function writeFile(
  asking: Asking,
  person: InventedPerson,
  branchId: string,
  records: readonly DemoRecord[],
): Promise<void> {
  const [first, ...others] = records;
  if (first === undefined || !("step" in first.record) || first.record.step !== "S01")
    throw new Error("a demo file starts with S01");
  const opening = { person, branchId: branchId as `org_${string}`, record: first.record };
  const opened = accepted(await openDossier(onDay(asking, first.entered), opening), "S01");
  let { version } = opened;
  for (const { record, entered } of others) {
    const typed = { id: opened.id, expectedVersion: version, record };
    const what = "step" in record ? `${record.step} ${record.on}` : record.record;
    ({ version } = accepted(await recordStep(onDay(asking, entered), typed), what));
  }
}

async function plant(asking: Asking): Promise<void> {
  const today = asking.clock.today();
  const random = seededRandom(20_260_511);
  const make = personMaker(random, today);
  const { calendar } = await loadSettings(asking.db);
  const branches: DemoBranch[] = [];
  for (const { village, members } of villages)
    branches.push(await foundBranch(asking, village, members, make, random));
  const branchAt = (n: number) => branches[n % branches.length] as DemoBranch;
  let number = 0;
  for (const scenario of scenarios)
    for (let nth = 0; nth < scenario.people; nth++) {
      const branch = branchAt(number * 7 + 2);
      const otherBranch = branchAt(number * 7 + 3);
      const making = { branch, otherBranch, random, calendar, today, formNumber: 901 + number };
      await writeFile(asking, make(24, 46), branch.id, demoFile(scenario, nth, making));
      number++;
    }
  await rebuildProjection(asking);
}

export const demoTownship: Demo = {
  county: countyName,
  township: townshipName,
  officer: { name: "周敏", username: "dangban" },
  plant,
  accounts: demoAccounts,
};
