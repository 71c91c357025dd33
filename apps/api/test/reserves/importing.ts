// A township with its office, registers made for it, and the way from a file to what was taken in.
import { setTimeout as wait } from "node:timers/promises";
import { createHash } from "node:crypto";
import { toDay } from "@miaopu/domain";
import { canonicalJson } from "../../src/repositories/hash-chain.ts";
import { openPersonField } from "../../src/repositories/person-fields.ts";
import { previewRegister } from "../../src/reserves/preview.ts";
import type { Cell } from "../../src/workbook/cell.ts";
import { writeWorkbook } from "../../src/workbook/writer.ts";
import { idNumberOf } from "../id-numbers.ts";
import { type LedgerTownship, ledgerTownship } from "../ledger/offices.ts";
import { type Account, type TestStore, accepted } from "../township.ts";

export type Township = LedgerTownship;
export const township = ledgerTownship;

export interface Listed {
  readonly village: string;
  readonly name: string;
  readonly sex?: string | null;
  readonly birth: string | null;
  readonly id?: string | null;
  readonly education?: string | null;
  readonly occupation?: string | null;
  readonly source?: string | null;
  readonly phone?: string | null;
}

/** Someone invented; an odd sequence is a man. */
export const someone = (name: string, sequence: number, more: Partial<Listed> = {}): Listed => ({
  village: "青石村",
  name,
  sex: sequence % 2 === 1 ? "男" : "女",
  birth: "1991-02-03",
  id: idNumberOf("1991-02-03", sequence),
  education: "大专",
  occupation: "务农",
  source: "致富能手",
  phone: `1990000${String(1000 + sequence)}`,
  ...more,
});

/** So many people, no two with one number. */
export const crowd = (size: number): Listed[] =>
  Array.from({ length: size }, (_, n) => {
    const birth = `19${70 + (Math.floor(n / 900) % 30)}-05-06`;
    const sequence = (n % 900) + 1;
    return someone(`何${String.fromCodePoint(0x4e00 + (n % 900))}`, sequence, {
      birth,
      id: idNumberOf(birth, sequence),
    });
  });

const headings = [
  "村（社区）",
  "姓名",
  "性别",
  "出生日期",
  "身份证号",
  "文化程度",
  "职业",
  "人员来源",
  "联系电话",
];
const cellsOf = (one: Listed): Cell[] =>
  [
    one.village,
    one.name,
    one.sex,
    one.birth,
    one.id,
    one.education,
    one.occupation,
    one.source,
    one.phone,
  ].map((cell) => cell ?? null);

const plain = { name: "后备力量", widths: [], headerRows: 1, alertColumn: null, merges: [] };

export const registerFile = (
  people: readonly Listed[],
  titles: readonly string[] = headings,
): Promise<Uint8Array> =>
  accepted(writeWorkbook([{ ...plain, rows: [[...titles], ...people.map(cellsOf)] }]));

export const uploaded = (town: Township, account: Account, file: Uint8Array) =>
  accepted(previewRegister(town.askingOf(account), "台账.xlsx", file));

type Caller = ReturnType<Township["callerOf"]>;

/** Waits until a job is no longer under way. @throws Error after a minute. */
export async function settled(caller: Caller, jobId: string) {
  for (const until = Date.now() + 60_000; Date.now() < until;) {
    const seen = await caller.pool.progress({ jobId });
    if (seen.state !== "running") return seen;
    await wait(5);
  }
  throw new Error("the job did not end");
}

/** Uploads and checks a register. @throws Error where the check did not end well. */
export async function checkedFile(town: Township, account: Account, file: Uint8Array): Promise<string> {
  const caller = town.callerOf(account);
  const { fileId } = await uploaded(town, account, file);
  const { jobId } = await caller.pool.check({ fileId });
  const { state, refusal } = await settled(caller, jobId);
  if (state !== "checked") throw new Error(`the check ended ${state} ${refusal?.code}`);
  return jobId;
}

export async function taken(town: Township, people: readonly Listed[], account: Account = town.officer) {
  const jobId = await checkedFile(town, account, await registerFile(people));
  return { jobId, ...(await town.callerOf(account).pool.import({ jobId })) };
}

/** A digest of everyone and everything in the pool, what is sealed opened. */
export async function stateHash({ desk }: Pick<TestStore, "desk">): Promise<string> {
  const people = await desk.db.selectFrom("people").selectAll().orderBy("id").execute();
  const entries = await desk.db.selectFrom("pool_entries").selectAll().orderBy("id").execute();
  const opened = people.map((person) => ({
    ...person,
    id_number: openPersonField(desk.keys, person, "id_number"),
    phone: openPersonField(desk.keys, person, "phone"),
  }));
  return createHash("sha256").update(canonicalJson({ opened, entries })).digest("hex");
}

export const birthDay = toDay("1991-02-03");
