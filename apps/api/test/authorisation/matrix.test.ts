// The authorisation matrix: every procedure × every role × {own, sibling village, other township} × state of the file,
// the house and the session. What is expected follows from the policy table and the geometry of the places alone.
import { type Role, type Action, roleIds, ruleOf } from "@miaopu/domain/access";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appRouter } from "../../src/trpc/router.ts";
import { callUndone } from "./calling.ts";
import { type Aim, type Probe, aimAt, probes } from "./probes.ts";
import { type PlaceName, type World, openWorld, places, tracesOf } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Caller = Role | "anonymous";
interface Case {
  readonly path: string;
  readonly probe: Probe;
  readonly caller: Caller;
  readonly place: PlaceName;
  readonly file: "open" | "ended";
  /** Of the house and of the session: `unproven` has given no one-time code. */
  readonly state: "usual" | "read-only" | "unproven";
}

const seatOf: Readonly<Record<Role, "branch" | "township" | "county">> = {
  "county-officer": "county",
  "township-officer": "township",
  "organisation-committee-member": "township",
  "branch-secretary": "branch",
  mentor: "branch",
  reviewer: "township",
  "kiosk-device": "township",
  auditor: "township",
  "security-admin": "township",
  "system-admin": "township",
};

const liesUnder = (role: Role, place: PlaceName): boolean =>
  place === "own" || (place === "sibling" && seatOf[role] !== "branch");

/** How far a cell reaches to one thing of a place: the mentor's and the department's file is the open one of the own village. */
function reaches(cell: string, { caller, place, file, probe }: Case): boolean {
  if (probe.at === "self") return true;
  switch (cell.replace("!", "")) {
    case "under":
      return liesUnder(caller as Role, place);
    case "pairs":
      return place === "own" && (probe.at === "list" || (probe.at === "file" && file === "open"));
    case "asked":
      return place !== "other" && (probe.at === "list" || (probe.at === "file" && file === "open"));
    default:
      return false;
  }
}

const codesOf = (action: Action, at: Case): string => {
  const { cells, writes, demands } = ruleOf(action);
  const cell = cells[at.caller];
  if (cell === "·") return at.caller === "anonymous" ? "SIGN_IN_REQUIRED" : "FORBIDDEN";
  if (writes && at.state === "read-only") return "HOUSE_READ_ONLY";
  if (demands.includes("second-factor") && at.state === "unproven") return "SECOND_FACTOR_REQUIRED";
  if (at.probe.at !== "list" && !reaches(cell, at)) return "NOT_FOUND";
  return at.probe.at === "file" && at.file === "ended" && cell.endsWith("!") ? "FILE_ENDED" : "";
};

const access = new Set([
  "SIGN_IN_REQUIRED",
  "FORBIDDEN",
  "NOT_FOUND",
  "FILE_ENDED",
  "HOUSE_READ_ONLY",
  "REASON_REQUIRED",
  "SECOND_FACTOR_REQUIRED",
]);

/** The refusal of access, or none, and what was answered. */
async function outcome(at: Case, aim: Aim): Promise<{ readonly code: string; readonly answer: string }> {
  const known = at.caller === "anonymous" ? null : world.people[at.caller];
  const person = known && { ...known, isProven: at.state !== "unproven" };
  const call = { path: at.path, input: at.probe.input(aim) };
  const [one] = await callUndone(world, person, [call], at.state === "read-only" ? "read-only" : "normal");
  const { code = "", text = "" } = one ?? {};
  // One's own things may be gone; that says nothing of anybody else's.
  const isOwn = at.probe.at === "self" && code === "NOT_FOUND";
  return { code: !isOwn && (code === "INTERNAL" || access.has(code)) ? code : "", answer: text };
}

const states = ["usual", "read-only", "unproven"] as const;
const callers: readonly Caller[] = [...roleIds, "anonymous"];

function casesOf(path: string, probe: Probe): Case[] {
  const files = probe.at === "file" ? (["open", "ended"] as const) : (["open"] as const);
  const where = probe.at === "self" ? (["own"] as const) : places;
  return callers.flatMap((caller) =>
    where.flatMap((place) =>
      files.flatMap((file) => states.map((state) => ({ path, probe, caller, place, file, state }))),
    ),
  );
}

const words = ({ caller, place, file, state }: Case) => `${caller} ${place} ${file} ${state}`;

/** What is seen of the case where it differs from what is expected. */
async function surprise(at: Case): Promise<string | null> {
  const place = world.places[at.place];
  const { code, answer } = await outcome(at, aimAt(place, at.file));
  const expected = codesOf(at.probe.action, at);
  if (code !== expected) return `${words(at)}: ${code || "allowed"}, expected ${expected || "allowed"}`;
  if (at.probe.at !== "list" || code !== "") return null;
  const shown = tracesOf(place).some((trace) => answer.includes(trace));
  const should = reaches(ruleOf(at.probe.action).cells[at.caller], at);
  return shown === should ? null : `${words(at)}: ${shown ? "shown" : "not shown"}`;
}

const actionOf = (procedure: unknown): Action | undefined =>
  (procedure as { readonly _def: { readonly meta?: { readonly action: Action } } })._def.meta?.action;

describe("the authorisation matrix", () => {
  it("has a probe for every procedure, which declares the action that the probe names", () => {
    const declared = Object.fromEntries(
      Object.entries(appRouter._def.procedures).map(([path, procedure]) => [path, actionOf(procedure)]),
    );
    const named = Object.fromEntries(Object.entries(probes).map(([path, { action }]) => [path, action]));
    expect(declared).toEqual(named);
  });

  for (const [path, probe] of Object.entries(probes))
    it(`${path} lets in whom the table lets in, and nobody else`, async () => {
      const found: string[] = [];
      for (const at of casesOf(path, probe)) {
        const one = await surprise(at);
        if (one !== null) found.push(one);
      }
      expect(found).toEqual([]);
    });
});
