// Whether a village's decisions can stand: held against its pool, the appraisals and the number of reserves it keeps.
import type { Day } from "../kernel/calendar.ts";
import type { OrganisationId, PersonId } from "../kernel/ids.ts";
import { type Result, ok, refuse } from "../kernel/result.ts";
import type { LocalProfile } from "../profile/profile.ts";
import {
  type Adjustment,
  type PoolDecision,
  type AdjustmentRefused,
  type VillageDecisions,
  refusedAsClosed,
} from "./adjustment.ts";
import { type PoolChange, changesOf } from "./adjustment-changes.ts";
import { type AdjustmentRefusal, type AdjustmentRefusalCode, refusalOf } from "./adjustment-refusals.ts";
import type { PoolEntry } from "./entry.ts";
import { isInPool, lastChangeOf } from "./pool.ts";

/** What the yearly appraisal says of a reserve. Of several the latest counts; of two on one day `unfit`. */
export interface PoolAppraisal {
  readonly person: PersonId;
  readonly on: Day;
  readonly conclusion: "fit" | "unfit";
}

/** What the decisions are held against. */
export interface AdjustmentGround {
  /** The township's whole pool, past entries included. */
  readonly entries: readonly PoolEntry[];
  /** Every village that must decide. */
  readonly villages: readonly OrganisationId[];
  readonly appraisals: readonly PoolAppraisal[];
  readonly profile: Pick<LocalProfile, "reservesPerVillage">;
  readonly today: Day;
}

export interface VillageOutcome {
  readonly village: OrganisationId;
  readonly on: Day;
  readonly kept: readonly PersonId[];
  readonly added: readonly PersonId[];
  readonly removed: readonly PersonId[];
  /** Why there are fewer than there should be; null where there are enough. */
  readonly exception: string | null;
  readonly changes: readonly PoolChange[];
}

const personsOf = (decisions: readonly PoolDecision[], decision: PoolDecision["decision"]): PersonId[] =>
  decisions.filter((one) => one.decision === decision).map(({ person }) => person);

const ordered = (persons: Iterable<PersonId>): readonly PersonId[] => [...new Set(persons)].sort();

function unfitOf({ appraisals, today }: AdjustmentGround): ReadonlySet<PersonId> {
  const latest = new Map<PersonId, PoolAppraisal>();
  for (const one of appraisals) {
    const sofar = latest.get(one.person);
    const isLater = !sofar || one.on > sofar.on || (one.on === sofar.on && one.conclusion === "unfit");
    if (one.on <= today && isLater) latest.set(one.person, one);
  }
  return new Set(
    [...latest.values()].filter(({ conclusion }) => conclusion === "unfit").map(({ person }) => person),
  );
}

/** From which day each person leaves a village by this very adjustment; of those in that village's pool alone. */
function removalDays({ villages }: Adjustment): ReadonlyMap<string, Day> {
  return new Map(
    villages.flatMap(({ village, on, decisions }) =>
      personsOf(decisions, "remove").map((person) => [`${village} ${person}`, on] as const),
    ),
  );
}

/** Who would be in two places: an entry of theirs reaches past the day, and nothing in this adjustment ends it by then. */
function inPoolAlready(set: VillageDecisions, adjustment: Adjustment, { entries }: AdjustmentGround) {
  const removed = removalDays(adjustment);
  const reaching = new Set(
    entries
      .filter(({ leftOn, village, person }) => {
        const removedOn = village === set.village ? undefined : removed.get(`${village} ${person}`);
        return (leftOn === null || leftOn > set.on) && !(removedOn !== undefined && removedOn <= set.on);
      })
      .map(({ person }) => person),
  );
  return personsOf(set.decisions, "add").filter((person) => reaching.has(person));
}

function decidedTwice(set: VillageDecisions, { villages }: Adjustment): PersonId[] {
  const own = set.decisions.map(({ person }) => person);
  const elsewhere = new Set(
    villages
      .filter(({ village }) => village !== set.village)
      .flatMap(({ decisions }) => personsOf(decisions, "add")),
  );
  const addedTwice = personsOf(set.decisions, "add").filter((person) => elsewhere.has(person));
  return [...own.filter((person, at) => own.indexOf(person) !== at), ...addedTwice];
}

interface Checked {
  readonly set: VillageDecisions;
  /** The village's reserves on the day of the decisions. */
  readonly reserves: ReadonlyMap<PersonId, PoolEntry>;
  readonly remaining: number;
  readonly refused: AdjustmentRefused;
}

function refusalsOfPeople(
  { set, reserves }: Pick<Checked, "set" | "reserves">,
  adjustment: Adjustment,
  ground: AdjustmentGround,
): AdjustmentRefusal[] {
  const { village, decisions } = set;
  const decided = new Set(decisions.map(({ person }) => person));
  const [kept, removed] = [personsOf(decisions, "keep"), personsOf(decisions, "remove")];
  const unfit = unfitOf(ground);
  const found: readonly (readonly [AdjustmentRefusalCode, Iterable<PersonId>])[] = [
    ["PERSON_UNDECIDED", [...reserves.keys()].filter((person) => !decided.has(person))],
    ["PERSON_DECIDED_TWICE", decidedTwice(set, adjustment)],
    ["REASON_MISSING", decisions.filter(({ reason }) => reason.trim() === "").map(({ person }) => person)],
    ["ADDED_IN_POOL_ALREADY", inPoolAlready(set, adjustment, ground)],
    ["NOT_IN_VILLAGE_POOL", [...kept, ...removed].filter((person) => !reserves.has(person))],
    ["KEPT_THOUGH_UNFIT", kept.filter((person) => unfit.has(person))],
  ];
  return found
    .map(([code, persons]) => ({ code, people: ordered(persons) }))
    .filter(({ people }) => people.length > 0)
    .map(({ code, people }) => refusalOf(code, { village, count: people.length, people }));
}

function refusalsOfVillage(
  { set, remaining }: Pick<Checked, "set" | "remaining">,
  { entries, profile, today }: AdjustmentGround,
): AdjustmentRefusal[] {
  const { village, on, exception } = set;
  const minimum = profile.reservesPerVillage;
  const lastChange = lastChangeOf(entries.filter((entry) => entry.village === village));
  const refused: AdjustmentRefusal[] = [];
  if (on > today) refused.push(refusalOf("DECIDED_IN_FUTURE", { village, on, today }));
  if (lastChange !== null && on < lastChange)
    refused.push(refusalOf("DAY_BEFORE_LAST_CHANGE", { village, on, lastChange }));
  if (remaining < minimum && !exception?.trim())
    refused.push(refusalOf("BELOW_RESERVES", { village, remaining, minimum }));
  return refused;
}

function checked(set: VillageDecisions, adjustment: Adjustment, ground: AdjustmentGround): Checked {
  const reserves = new Map(
    ground.entries
      .filter((entry) => entry.village === set.village && isInPool(entry, set.on))
      .map((entry) => [entry.person, entry]),
  );
  const kept = personsOf(set.decisions, "keep").filter((person) => reserves.has(person));
  const remaining = new Set([...kept, ...personsOf(set.decisions, "add")]).size;
  const refused = [
    ...refusalsOfVillage({ set, remaining }, ground),
    ...refusalsOfPeople({ set, reserves }, adjustment, ground),
  ];
  return { set, reserves, remaining, refused };
}

/**
 * Whether one village's decisions can stand as they are in the draft; nothing is changed.
 * @returns what would come of them, or every refusal. Source: REGULATION §6.
 */
export function checkVillage(
  adjustment: Adjustment,
  village: OrganisationId,
  ground: AdjustmentGround,
): Result<VillageOutcome, AdjustmentRefused> {
  const closed = refusedAsClosed(adjustment);
  if (closed) return refuse(closed);
  if (!ground.villages.includes(village)) return refuse([refusalOf("VILLAGE_UNKNOWN", { village })]);
  const set = adjustment.villages.find((one) => one.village === village);
  if (!set) return refuse([refusalOf("VILLAGE_UNDECIDED", { village })]);
  const one = checked(set, adjustment, ground);
  if (one.refused.length > 0) return refuse(one.refused);
  return ok({
    village,
    on: set.on,
    kept: personsOf(set.decisions, "keep"),
    added: personsOf(set.decisions, "add"),
    removed: personsOf(set.decisions, "remove"),
    exception: one.remaining < ground.profile.reservesPerVillage ? set.exception : null,
    changes: changesOf(one.set, one.reserves),
  });
}
