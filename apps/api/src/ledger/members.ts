// The township's list of members, where one is given: who may be a mentor or an introducer, found by name and branch.
import type { Day, Member, Sanction } from "@miaopu/domain";
import { normaliseIdNumber, toDay } from "@miaopu/domain";
import { type Cell, type Sheet, type Workbook, isBlank, textOf } from "../workbook/cell.ts";
import { normaliseHeading } from "./heading-words.ts";
import { readDates } from "../sheets/dates.ts";
import { readName } from "../sheets/values.ts";

export interface ListedMember extends Member {
  readonly name: string;
  readonly branch: string;
  readonly idNumber: string | null;
  /** The list leaves open since when, or whether without rights: rules that ask for it stay unchecked. */
  readonly unclear: boolean;
}

export interface MemberList {
  readonly byId: ReadonlyMap<string, ListedMember>;
  readonly byName: ReadonlyMap<string, readonly ListedMember[]>;
}

type MemberField =
  | "name"
  | "idNumber"
  | "branch"
  | "kind"
  | "fullMemberSince"
  | "sanction"
  | "sanctionFrom"
  | "restoredOn";

const headings: readonly (readonly [MemberField, RegExp])[] = [
  ["name", /姓名|^名字$/],
  ["idNumber", /身份证|公民身份/],
  ["restoredOn", /恢复.*权利|解除/],
  ["sanctionFrom", /处分.*(?:时间|日期)/],
  ["sanction", /处分|处理/],
  ["kind", /类别|类型|是否.*正式|正式.*预备/],
  ["fullMemberSince", /转正|正式党员/],
  ["branch", /支部|^所在村|^所属|^村|社区$/],
];

type Columns = Partial<Record<MemberField, number>>;

function columnsOf(row: readonly Cell[]): Columns {
  const columns: Columns = {};
  row.forEach((cell, column) => {
    if (typeof cell !== "string") return;
    const words = normaliseHeading(cell);
    const field = headings.find(([, pattern]) => pattern.test(words))?.[0];
    if (field && columns[field] === undefined) columns[field] = column;
  });
  return columns;
}

/** Stands in for a day that the list leaves open: what hangs on it stays unchecked, and is no finding. */
const assumedSince = toDay("1921-07-01");

/** A branch as it is compared: 中共松林村支部委员会, 松林村党支部 and 松林村 are one. */
export const branchKey = (name: string): string =>
  name
    .normalize("NFKC")
    .replace(/[\s()]/g, "")
    .replace(/中国共产党|中共|支部委员会|党支部|支部|委员会|村民|党总支/g, "")
    .replace(/(?:行政村|村|社区|居委会)$/, "");

function toMember(
  row: readonly Cell[],
  columns: Columns,
  id: string,
  date1904: boolean,
): ListedMember | null {
  const at = (field: MemberField): Cell =>
    columns[field] === undefined ? null : (row[columns[field]] ?? null);
  const name = readName(at("name"));
  if (name === "" || name.length > 15 || /合计|小计|总计|填表|审核|备注|说明/.test(name)) return null;
  const day = (field: MemberField): Day | null => readDates(at(field), date1904).days.at(-1) ?? null;
  const withoutRights = /留党察看/.test(textOf(at("sanction")));
  const from = day("sanctionFrom");
  const sanctions: Sanction[] =
    withoutRights && from
      ? [{ kind: "probation-within-party", from, rightsRestoredOn: day("restoredOn") }]
      : [];
  const fullMemberSince = day("fullMemberSince");
  // Who is on probation now was never a full member before.
  const onProbation = /预备|^否/.test(textOf(at("kind")).trim());
  return {
    id,
    name,
    branch: branchKey(textOf(at("branch"))),
    idNumber: isBlank(at("idNumber")) ? null : normaliseIdNumber(textOf(at("idNumber"))),
    fullMemberSince: fullMemberSince ?? (onProbation ? null : assumedSince),
    sanctions,
    unclear: (fullMemberSince === null && !onProbation) || (withoutRights && from === null),
  };
}

function membersOf(sheet: Sheet, sheetNumber: number, date1904: boolean): ListedMember[] {
  const header = sheet.rows.slice(0, 30).findIndex((row) => {
    const columns = columnsOf(row);
    return columns.name !== undefined && Object.keys(columns).length >= 2;
  });
  if (header < 0) return [];
  const columns = columnsOf(sheet.rows[header] ?? []);
  return sheet.rows
    .slice(header + 1)
    .flatMap((row, n) => toMember(row, columns, `m${sheetNumber}-${n}`, date1904) ?? []);
}

/** @returns null where no sheet holds a list of members: names, and since when or in which branch. */
export function readMembers({ sheets, date1904 }: Workbook): MemberList | null {
  const members = sheets.flatMap((sheet, n) => membersOf(sheet, n, date1904));
  if (members.length === 0) return null;
  return listOf(members);
}

/** The id that stands for whichever of several members of one name is meant. */
export const anyOf = (name: string): string => `any:${name}`;

function listOf(members: readonly ListedMember[]): MemberList {
  const byName = new Map<string, ListedMember[]>();
  const byId = new Map<string, ListedMember>();
  for (const member of members) {
    byId.set(member.id, member);
    const same = byName.get(member.name);
    if (same) same.push(member);
    else byName.set(member.name, [member]);
    if (same) byId.set(anyOf(member.name), { ...member, fullMemberSince: assumedSince, sanctions: [] });
  }
  return { byId, byName };
}

/** Whom a name means: the member of that name in the same branch, else the only one of that name at all. */
export function memberNamed(list: MemberList, name: string, branch: string): ListedMember | "several" | null {
  const all = list.byName.get(name) ?? [];
  const own = all.filter((member) => member.branch !== "" && member.branch === branchKey(branch));
  const found = own.length > 0 ? own : all;
  return found.length > 1 ? "several" : (found[0] ?? null);
}
