// What a register holds, counted: rows taken and refused, and the taken ones by village, education, source and age.
import { type Day } from "@miaopu/domain";
import { ageBandOn, educations } from "@miaopu/domain/talent-pool";
import type { CellCode } from "../sheets/cell-findings.ts";
import type { JudgedReserve } from "./register.ts";

export interface RowCode {
  readonly sheet: string;
  /** The sheet's own row number. */
  readonly row: number;
  readonly code: CellCode;
}

type Counts = Record<string, number>;

/** Counts of the rows that are taken; `unknown` where a row does not tell. Education by its standard Chinese name. */
export interface RegisterSummary {
  /** The day on which ages are counted. */
  readonly on: Day;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: readonly RowCode[];
  readonly warnings: readonly RowCode[];
  readonly byVillage: Counts;
  readonly byEducation: Counts;
  readonly bySource: Counts;
  readonly byAgeBand: Counts;
}

/** @param on the day on which ages are counted. */
export function summarise(people: Iterable<JudgedReserve>, on: Day): RegisterSummary {
  const rejected: RowCode[] = [];
  const warnings: RowCode[] = [];
  const counts = {
    byVillage: new Map<string, number>(),
    byEducation: new Map<string, number>(),
    bySource: new Map<string, number>(),
    byAgeBand: new Map<string, number>(),
  };
  const count = (key: keyof typeof counts, value: string | null) => {
    const name = value ?? "unknown";
    counts[key].set(name, (counts[key].get(name) ?? 0) + 1);
  };
  let rows = 0;
  for (const { sheet, row, refused, warnings: told, ...person } of people) {
    rows++;
    if (refused !== null) {
      rejected.push({ sheet, row, code: refused });
      continue;
    }
    for (const code of told) warnings.push({ sheet, row, code });
    count("byVillage", person.village);
    count("byEducation", person.education === null ? null : educations[person.education].zh);
    count("bySource", person.source);
    count("byAgeBand", ageBandOn(person.birthDate, on));
  }
  const of = (key: keyof typeof counts): Counts => Object.fromEntries(counts[key]);
  return {
    on,
    rows,
    accepted: rows - rejected.length,
    rejected,
    warnings,
    byVillage: of("byVillage"),
    byEducation: of("byEducation"),
    bySource: of("bySource"),
    byAgeBand: of("byAgeBand"),
  };
}
