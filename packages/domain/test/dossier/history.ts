// A file lived through commands: each is decided, and what is decided is appended and evolved.
import {
  type Command,
  type Decision,
  type Dossier,
  type DossierEvent,
  type DossierRecord,
  type Setting,
  decide,
  evolve,
} from "../../src/index.ts";
import { type Given, codesOf } from "../given.ts";

export interface History {
  readonly dossier: Dossier;
  readonly events: readonly DossierEvent[];
  readonly last: Decision;
}

/** Decides on a command and appends what it says. @throws Error with the codes where it is refused. */
export function obey(before: History | null, command: Command, setting: Setting): History {
  const decided = decide(before?.dossier ?? null, command, setting);
  if (!decided.ok) throw new Error(`refused: ${codesOf(decided.error).join()}`);
  const dossier = decided.value.events.reduce<Dossier | null>(evolve, before?.dossier ?? null);
  if (!dossier) throw new Error("nothing was decided");
  return { dossier, events: [...(before?.events ?? []), ...decided.value.events], last: decided.value };
}

const identity = { person: "per_1", branch: "org_1" } as const;

/** The file typed in live, each record on its own day. */
export function livedThrough({ records, setting }: Given): History {
  const [first, ...rest] = records;
  if (!first) throw new Error("an empty file");
  const typed = (record: DossierRecord): DossierRecord => ({ enteredOn: record.on, ...record });
  return rest.reduce(
    (history, record) => obey(history, { kind: "record", record: typed(record) }, setting),
    obey(null, { kind: "open", ...identity, record: typed(first) }, setting),
  );
}

/** The file taken in from paper, whatever is wrong with it. */
export const takenIn = ({ records, setting }: Given): History =>
  obey(null, { kind: "take-in", ...identity, records }, setting);
