// What is taken for a reserve register: headings that name people and two things more about them.
import type { SheetTable, TableKind } from "../sheets/kind.ts";
import { tablesIn } from "../sheets/tables.ts";
import type { Workbook } from "../workbook/cell.ts";
import { assignReserveFields, meaningOf } from "./columns.ts";
import type { ReserveField } from "./fields.ts";

export type ReserveTable = SheetTable<ReserveField>;

/** A register has at least this many columns that are understood, beside serial numbers. */
const enough = 3;

const registers: TableKind<ReserveField> = {
  mark: /姓[\s\u00AD\u200B-\u200F\u2060\uFEFF]*名|名[\s\u200B-\u200F]*字|身\s*份|公民|证件号|^\s*name\s*$|^\s*id/i,
  meaningOf,
  suffices: (meanings) => {
    const found = new Set(meanings.flatMap((meaning) => meaning?.fields[0] ?? []));
    found.delete("serial");
    return (found.has("name") || found.has("idNumber")) && found.size >= enough;
  },
  assign: assignReserveFields,
};

/** Sheets that tell how to fill in the register, or hold an example of it. */
const instructive = /说明|须知|注意事项|指南|指引|示例|样例|样表|范例|填写要求|填表要求|字典|选项/;

export interface FoundRegisters {
  /** In the order of their sheets. */
  readonly tables: readonly ReserveTable[];
  /** Names of sheets that hold a register too, left out as hidden or as instructions. */
  readonly left: readonly string[];
}

/**
 * The registers of a workbook. Those on hidden sheets, often an older copy, and on sheets of instructions are left out,
 * unless nothing else is there. Hidden rows and columns count.
 * @param sheet the name of the only sheet to be read.
 */
export function findRegisters(workbook: Workbook, sheet?: string): FoundRegisters {
  const all = tablesIn(workbook, registers);
  if (sheet !== undefined) return { tables: all.filter((table) => table.sheet.name === sheet), left: [] };
  const meant = all.filter((table) => !table.sheet.hidden && !instructive.test(table.sheet.name));
  if (meant.length === 0) return { tables: all, left: [] };
  const left = all.filter((table) => !meant.includes(table)).map((table) => table.sheet.name);
  return { tables: meant, left: [...new Set(left)] };
}
