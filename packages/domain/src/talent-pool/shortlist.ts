// A shortlist: two groups, not ranks. Those with evidence of frontline deeds stand first; facts alone say why.
import type { Day } from "../kernel/calendar.ts";
import type { OrganisationId, PersonId } from "../kernel/ids.ts";
import type { Label } from "../regulation/records/fact.ts";
import { type CommitteePost, committeeOffices } from "./committee-posts.ts";
import { type Deed, deedKinds } from "./deeds.ts";
import { type PoolEntry, type Willingness, willingnesses } from "./entry.ts";
import { entriesAsKnown, poolAsAt } from "./pool.ts";
import { type PoolSource, poolSources } from "./sources.ts";

export const shortlistGroups = {
  "frontline-evidence": { zh: "有一线实绩佐证", en: "with evidence of frontline deeds" },
  others: { zh: "其他人选", en: "others" },
} as const;
export type ShortlistGroup = keyof typeof shortlistGroups;

/** What is known of someone, as it is; no fact weighs more than another. */
export type ShortlistFact =
  | { readonly fact: "deed"; readonly deed: Deed }
  | { readonly fact: "post"; readonly post: CommitteePost }
  | { readonly fact: "source"; readonly source: PoolSource }
  | { readonly fact: "willingness"; readonly willingness: Willingness | null }
  | { readonly fact: "strengths"; readonly strengths: string };

export interface Shortlisted {
  readonly person: PersonId;
  readonly village: OrganisationId;
  /** Deeds with evidence first, by day; then those without, committee work, source, willingness, strengths. */
  readonly facts: readonly ShortlistFact[];
}

export interface Shortlist {
  readonly on: Day;
  readonly groups: readonly { readonly group: ShortlistGroup; readonly people: readonly Shortlisted[] }[];
}

const byDay = <T>(dayOf: (one: T) => Day) => {
  return (a: T, b: T): number => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0);
};

const hasEvidence = (deed: Deed): boolean => deed.evidence.length > 0;

/** @param known all that was entered of the person by the day, in whatever village. */
function factsOfReserve(entry: PoolEntry, known: readonly PoolEntry[]): ShortlistFact[] {
  const deeds = known.flatMap((one) => one.deeds).sort(byDay((deed) => deed.on));
  const posts = known.flatMap((one) => one.posts).sort(byDay((post) => post.electedOn));
  return [
    ...deeds.filter(hasEvidence).map((deed) => ({ fact: "deed", deed }) as const),
    ...deeds.filter((deed) => !hasEvidence(deed)).map((deed) => ({ fact: "deed", deed }) as const),
    ...posts.map((post) => ({ fact: "post", post }) as const),
    { fact: "source", source: entry.source },
    { fact: "willingness", willingness: entry.willingness },
    ...(entry.strengths === null ? [] : [{ fact: "strengths", strengths: entry.strengths } as const]),
  ];
}

export interface ShortlistFrame {
  readonly on: Day;
  /** Who is looked at; all of the pool on that day where it is left out. */
  readonly among?: ReadonlySet<PersonId>;
  /** What people are ordered by within a group, such as the pinyin of the name; nothing else orders them. */
  readonly nameKey: (person: PersonId) => string;
}

/** @param entries of the whole pool, past ones included: a deed counts wherever it was done. */
export function shortlist(entries: readonly PoolEntry[], { on, among, nameKey }: ShortlistFrame): Shortlist {
  const known = new Map<PersonId, PoolEntry[]>();
  for (const entry of entriesAsKnown(entries, on))
    known.set(entry.person, [...(known.get(entry.person) ?? []), entry]);
  const people = poolAsAt(entries, on)
    .filter(({ person }) => among?.has(person) ?? true)
    .map((entry) => ({
      key: nameKey(entry.person),
      person: entry.person,
      village: entry.village,
      facts: factsOfReserve(entry, known.get(entry.person) ?? []),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.person < b.person ? -1 : 1))
    .map(({ person, village, facts }) => ({ person, village, facts }));
  const isFrontline = ({ facts }: Shortlisted) =>
    facts.some((one) => one.fact === "deed" && hasEvidence(one.deed));
  return {
    on,
    groups: [
      { group: "frontline-evidence", people: people.filter(isFrontline) },
      { group: "others", people: people.filter((one) => !isFrontline(one)) },
    ],
  };
}

const label = (zh: string, en: string): Label => ({ zh, en });

function sayDeed({ kind, on, what, evidence }: Deed): Label {
  const { zh, en } = deedKinds[kind];
  const papers = evidence.map((one) => one.what);
  return evidence.length > 0
    ? label(
        `${on} ${zh}：${what}（佐证：${papers.join("、")}）`,
        `${on} ${en}: ${what} (evidence: ${papers.join(", ")})`,
      )
    : label(`${on} ${zh}：${what}（尚无佐证）`, `${on} ${en}: ${what} (no evidence yet)`);
}

function sayPost({ office, term, electedOn, endedOn }: CommitteePost): Label {
  const { zh, en } = committeeOffices[office];
  return endedOn === null
    ? label(`${electedOn} 当选${zh}（${term}）`, `${electedOn} elected ${en} (${term})`)
    : label(
        `${electedOn} 当选${zh}（${term}），任至 ${endedOn}`,
        `${electedOn} elected ${en} (${term}), until ${endedOn}`,
      );
}

/** A fact in words; what people wrote themselves stands as they wrote it. */
export function sayFact(fact: ShortlistFact): Label {
  switch (fact.fact) {
    case "deed":
      return sayDeed(fact.deed);
    case "post":
      return sayPost(fact.post);
    case "source": {
      const { zh, en } = poolSources[fact.source];
      return label(`来源：${zh}`, `source: ${en}`);
    }
    case "willingness": {
      const said =
        fact.willingness === null ? label("未询问", "not asked yet") : willingnesses[fact.willingness];
      return label(`意愿：${said.zh}`, `willingness: ${said.en}`);
    }
    case "strengths":
      return label(`特长：${fact.strengths}`, `strengths: ${fact.strengths}`);
  }
}
