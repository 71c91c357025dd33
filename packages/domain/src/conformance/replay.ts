// Replays conformance cases, so that anyone else's rule book can be compared with this one.
import { audit } from "../dossier/audit.ts";
import { type Timeline, timelineOfFile } from "../dossier/timeline.ts";
import { emptyFile, take } from "../rules/file-state.ts";
import { type Judged, judge } from "../rules/judge.ts";
import { type Verdict, isRefusal } from "../rules/verdict.ts";
import { type Case, CaseError, parseCase } from "./case.ts";

type ReplayedVerdict = Pick<Verdict, "code" | "severity" | "pack" | "article">;

export interface ReplayResult extends Timeline {
  readonly name: string;
  readonly records: readonly {
    readonly taken: boolean;
    readonly verdicts: readonly ReplayedVerdict[];
    readonly unchecked: readonly string[];
  }[];
}

export interface ReplayError {
  readonly name: string | null;
  readonly error: { readonly path: string; readonly message: string };
}

const outward = ({ verdicts, unchecked }: Judged, taken: boolean) => ({
  taken,
  verdicts: verdicts.map(({ code, severity, pack, article }) => ({ code, severity, pack, article })),
  unchecked,
});

function decideAll({ records, setting }: Case): Omit<ReplayResult, "name"> {
  const file = emptyFile();
  const judged = records.map((record) => {
    const one = judge(record, file, setting);
    const taken = !one.verdicts.some(isRefusal);
    if (taken) take(file, record);
    return outward(one, taken);
  });
  return { records: judged, ...timelineOfFile(file, setting) };
}

function auditAll({ records, setting }: Case): Omit<ReplayResult, "name"> {
  const { records: judged, timeline } = audit(records, setting);
  return { records: judged.map((one) => outward(one, true)), ...timeline };
}

/** @returns the case's verdicts and timeline, or where it is not a case. Never throws for bad input. */
export function replayCase(input: unknown): ReplayResult | ReplayError {
  try {
    const one = parseCase(input);
    return { name: one.name, ...(one.mode === "audit" ? auditAll(one) : decideAll(one)) };
  } catch (error) {
    if (!(error instanceof CaseError)) throw error;
    const name = (input as { name?: unknown } | null)?.name;
    return {
      name: typeof name === "string" ? name : null,
      error: { path: error.path, message: error.message },
    };
  }
}
