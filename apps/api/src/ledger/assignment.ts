// Gives each column of a found table its field: certain meanings first, then what the neighbours and the contents tell.
import { stepNumber } from "@miaopu/domain";
import { type Cell, isBlank } from "../workbook/cell.ts";
import { readDates } from "../sheets/dates.ts";
import type { Assigned, Meaning as SheetMeaning } from "../sheets/kind.ts";
import { type Field, manyColumns, stepOfField } from "./fields.ts";

type Meaning = SheetMeaning<Field>;

const samplesRead = 30;

/** Whether most of what stands in a column are days. */
function holdsDays(samples: readonly Cell[]): boolean {
  const read = samples.filter((cell) => !isBlank(cell)).slice(0, samplesRead);
  const days = read.filter((cell) => readDates(cell, false).days.length > 0);
  return read.length > 0 && days.length * 2 > read.length;
}

/** Of fields that words leave open, the one that content tells: days go to a step's day, all else to its fact. */
function byContent(fields: readonly Field[], samples: readonly Cell[]): Field | undefined {
  const days = holdsDays(samples);
  return fields.find((field) => /^S\d\d$/.test(field) === days);
}

const stepOf = (field: Field | null | undefined): number => {
  const step = field ? stepOfField(field) : null;
  return step ? stepNumber(step) : 0;
};

/** Of several steps, the one that fits behind the columns to the left: a vote behind its meeting, a day behind earlier days. */
function byPosition(fields: readonly Field[], left: readonly (Field | null)[]): Field | undefined {
  const before = [...left].reverse().find((field) => stepOf(field) > 0);
  const reached = stepOf(before);
  const isVote = fields.some((field) => field.includes("."));
  if (!isVote) return fields.find((field) => stepOf(field) > reached) ?? fields[0];
  return [...fields].reverse().find((field) => stepOf(field) <= reached) ?? fields[0];
}

/** The day of the step whose names or outcome stand in the column to the left. */
function dayBeside(left: Field | null | undefined): Field | undefined {
  return left?.includes(".") ? (stepOfField(left) ?? undefined) : undefined;
}

/**
 * @param meanings what each column's heading may mean.
 * @param samples some cells of a column, asked for where content decides.
 */
export function assignFields(
  meanings: readonly (Meaning | null)[],
  samples: (column: number) => readonly Cell[],
): Assigned<Field>[] {
  const fields: (Field | null)[] = meanings.map(() => null);
  const certain = meanings.map(() => false);
  const taken = new Set<Field>();
  const give = (column: number, field: Field | undefined, sure: boolean) => {
    if (field === undefined || (taken.has(field) && !manyColumns.has(field))) return;
    fields[column] = field;
    certain[column] = sure;
    taken.add(field);
  };
  meanings.forEach((meaning, column) => {
    if (meaning?.by === "words") give(column, meaning.fields[0], true);
  });
  meanings.forEach((meaning, column) => {
    if (meaning?.by === "content") give(column, byContent(meaning.fields, samples(column)), true);
  });
  meanings.forEach((meaning, column) => {
    if (meaning?.by !== "position") return;
    const left = fields[column - 1];
    if (left && manyColumns.has(left) && meaning.fields.includes(left)) return give(column, left, false);
    const free = meaning.fields.filter((field) => !taken.has(field));
    const open = free.length > 0 ? free : meaning.fields.filter((field) => manyColumns.has(field));
    if (open.length === 1 && meaning.fields.length > 1) give(column, open[0], true);
    else give(column, byPosition(open, fields.slice(0, column)), false);
  });
  meanings.forEach((meaning, column) => {
    if (meaning?.bare && fields[column] === null) give(column, dayBeside(fields[column - 1]), false);
  });
  return fields.map((field, column) => ({ field, certain: certain[column] === true }));
}
