// Ids swapped: 20,000 calls whose ids belong to a village or township that the caller may not reach, or are of the wrong
// kind. Not one byte of the foreign place may come back, and nothing of it may change.
import { toDay } from "@miaopu/domain";
import { type Role } from "@miaopu/domain/access";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Call, callUndone } from "./calling.ts";
import { type Aim, aimAt, probes } from "./probes.ts";
import { type PlaceName, type World, openWorld } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const swaps = 20_000;

/** Numbers that look random and are the same in every run. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const foreignTo: Readonly<Partial<Record<Role, readonly PlaceName[]>>> = {
  "county-officer": ["other"],
  "township-officer": ["other"],
  "organisation-committee-member": ["other"],
  "branch-secretary": ["sibling", "other"],
  mentor: ["sibling", "other"],
  reviewer: ["other"],
  auditor: ["other"],
  "security-admin": ["other"],
  "system-admin": ["other"],
};
const callers = Object.keys(foreignTo) as Role[];

/** What takes ids beside its aim: filters of lists, and members named in a record. */
const filters: Readonly<Record<string, (aim: Aim) => unknown>> = {
  "dossier.list": ({ branch }) => ({ branchId: branch, size: 200 }),
  "person.list": ({ branch }) => ({ branchId: branch, size: 200 }),
  "member.pick": ({ branch }) => ({ branchId: branch }),
};

const namedMembers = (path: string, own: Aim, foreign: Aim): Call | null => {
  const record = { step: "S05", on: toDay("2023-03-06"), mentors: [foreign.members[0], foreign.person] };
  const { id, version } = own.file;
  if (path === "dossier.record") return { path, input: { id, expectedVersion: version, record } };
  if (path === "dossier.preview") return { path, input: { id, record } };
  if (path !== "dossier.correct") return null;
  return { path, input: { id, expectedVersion: version, supersedes: 5, reason: "试", record } };
};

/** Slow to try, since a password is hashed; the matrix tries them. */
const withoutIds = new Set(["session.changePassword", "setup.create", "account.open", "account.reset"]);
const paths = Object.keys(probes).filter((path) => !withoutIds.has(path));

/** Each id of the aim from a foreign place, or, now and then, of another kind. */
function swapped(pick: (below: number) => number, foreign: readonly Aim[], own: Aim): Aim {
  const from = () => (pick(6) === 0 ? own : (foreign[pick(foreign.length)] ?? own));
  const wrongKind = pick(12) === 0;
  const mark = from().mark;
  return {
    file: wrongKind ? { id: from().person, version: from().file.version } : from().file,
    person: wrongKind ? from().account : from().person,
    branch: wrongKind ? from().file.id : from().branch,
    members: from().members,
    account: from().account,
    grant: from().grant,
    scan: from().scan,
    import: from().import,
    mark: mark === own.mark ? mark : (foreign[0]?.mark ?? mark),
  };
}

function callsAt(pick: (below: number) => number, role: Role): { calls: Call[]; foreign: string[] } {
  const own = aimAt(world.places.own, pick(2) === 0 ? "open" : "ended");
  const names = foreignTo[role] ?? [];
  const aims = names.map((name) => aimAt(world.places[name], pick(2) === 0 ? "open" : "ended"));
  const path = paths[pick(paths.length)] ?? "";
  const aim = swapped(pick, aims, own);
  const filter = filters[path];
  const members = pick(3) === 0 ? namedMembers(path, own, aims[pick(aims.length)] ?? own) : null;
  const first = members ?? { path, input: (filter ?? probes[path]?.input)?.(aim) };
  // What was written with a foreign id must not bring the foreign name back when the own file is read.
  const after = { path: "dossier.get", input: { id: own.file.id } };
  return { calls: members ? [first, after] : [first], foreign: aims.map(({ mark }) => mark) };
}

describe("swapped ids", () => {
  it(`bring nothing of another place back in ${swaps} calls`, { timeout: 300_000 }, async () => {
    const pick = sequence(20_261_122);
    const leaks: string[] = [];
    let refused = 0;
    for (let n = 0; n < swaps; n++) {
      const role = callers[n % callers.length] ?? "mentor";
      const { calls, foreign } = callsAt(pick, role);
      const answers = await callUndone(world, { ...world.people[role], isProven: true }, calls);
      if (answers.some(({ code }) => code !== "")) refused++;
      for (const { code, text } of answers)
        if (code === "INTERNAL" || foreign.some((mark) => text.includes(mark)))
          leaks.push(`${role} ${JSON.stringify(calls)}: ${code}`);
    }
    expect(leaks.slice(0, 5)).toEqual([]);
    // Most are refused; the rest are lists without the foreign rows, and calls whose ids happened to be the own ones.
    expect(refused).toBeGreaterThan(swaps / 2);
  });
});
