// How many whole files are judged in a second, and ten of the rules beside json-rules-engine.
import { type DossierRecord, type Setting, type Verdict, audit, dossierRecordSchema } from "../src/index.ts";
import { emptyFile, take } from "../src/rules/file-state.ts";
import { judge } from "../src/rules/judge.ts";
import { isRefusal } from "../src/rules/verdict.ts";
import { setting, wholeFiles } from "../test/files.ts";
import { type Rate, inWords, median, round } from "./stopwatch.ts";
import { flatFacts, ourCodes, posedOf, tenOfTheirs, theirCodes } from "./ten-rules.ts";

const parse = (told: readonly object[]) => told.map((record) => dossierRecordSchema.parse(record));
const file2014 = parse(wholeFiles["cpc-2014"]);
const file2026 = parse(wholeFiles["cpc-2026"]);

const wrongFacts: Readonly<Record<string, object>> = {
  S02: { on: "2023-02-20" },
  S05: { mentors: ["m1", "m1", "p1"] },
  S07: { on: "2024-02-20", views: [] },
  S09: { introducers: ["m1"] },
  S11: { days: 1, hours: 8 },
  S14: { formNumber: "" },
  S15: { vote: { shouldAttend: 12, present: 6, yes: 6, secret: false } },
  S17: { by: "general-branch", collective: false },
  S23: { on: "2025-06-01", vote: null },
  S24: { on: "2025-12-01" },
};
/** Nearly every other step of it is refused, and with it all that rests on it. */
const refusedFile = parse(
  wholeFiles["cpc-2014"].map((record) =>
    "step" in record ? { ...record, ...wrongFacts[record.step] } : record,
  ),
);

/** Types a whole file in, record by record: what is refused is not on file for those after it. */
function decideAll(records: readonly DossierRecord[], under: Setting): Verdict[] {
  const file = emptyFile();
  const found: Verdict[] = [];
  for (const record of records) {
    const { verdicts } = judge(record, file, under);
    if (verdicts.length > 0) found.push(...verdicts);
    if (!verdicts.some(isRefusal)) take(file, record);
  }
  return found;
}

async function rate(work: () => unknown): Promise<Rate> {
  const plan = { batch: 200, seconds: 0.25 };
  await round(work, { ...plan, seconds: 1 });
  const rates: Rate[] = [];
  for (let i = 0; i < 5; i++) rates.push(await round(work, plan));
  return median(rates);
}

async function wholeBook(print: (line: string) => void) {
  const files: [string, readonly DossierRecord[]][] = [
    ["25 steps, 2014 edition", file2014],
    ["25 steps, 2026 edition", file2026],
    ["refused at most steps ", refusedFile],
  ];
  print("the whole book over one file, record by record:");
  for (const [name, records] of files) {
    const verdicts = decideAll(records, setting).length;
    const words = inWords(await rate(() => decideAll(records, setting)));
    print(`  ${name}  ${words}, ${records.length} records, ${verdicts} verdicts`);
  }
  print(`  audit of the paper     ${inWords(await rate(() => audit(file2014, setting)))}, 2014 edition`);
}

const same = (a: readonly string[], b: readonly string[]) =>
  [...new Set(a)].toSorted().join() === [...new Set(b)].toSorted().join();

interface Pair {
  readonly ours: () => unknown;
  readonly theirs: () => unknown;
}

/** Rounds in turn, ours and theirs, so that a busy machine slows both. */
async function inTurn({ ours, theirs }: Pair): Promise<readonly [Rate, Rate]> {
  const [fast, slow]: [Rate[], Rate[]] = [[], []];
  for (let i = 0; i < 6; i++) {
    const one = await round(ours, { batch: 500, seconds: 0.2 });
    const other = await round(theirs, { batch: 10, seconds: 0.4 });
    // The first of each is for warming up.
    if (i > 0) fast.push(one);
    if (i > 0) slow.push(other);
  }
  return [median(fast), median(slow)];
}

async function besideAnotherEngine(print: (line: string) => void) {
  const engine = tenOfTheirs();
  for (const records of [file2014, refusedFile])
    if (!same(ourCodes(posedOf(records, setting)), await theirCodes(engine, flatFacts(records, setting))))
      throw new Error("the two engines do not say the same");
  const [posed, facts] = [posedOf(file2014, setting), flatFacts(file2014, setting)];
  const pairs: readonly [string, Pair][] = [
    ["facts at hand", { ours: () => ourCodes(posed), theirs: () => theirCodes(engine, facts) }],
    [
      "from the records",
      {
        ours: () => ourCodes(posedOf(file2014, setting)),
        theirs: () => theirCodes(engine, flatFacts(file2014, setting)),
      },
    ],
  ];
  for (const [name, pair] of pairs) {
    const [ours, theirs] = await inTurn(pair);
    print(`ten of the rules over one file, ${name}:`);
    print(`  this book            ${inWords(ours)}`);
    print(`  json-rules-engine 7  ${inWords(theirs)}`);
    const ratio = Number((ours.cpu / theirs.cpu).toPrecision(2));
    print(`  ratio                ${ratio.toLocaleString("en")} times in CPU time`);
  }
}

/** Measures and prints; takes about fifteen seconds. */
export async function run(print: (line: string) => void): Promise<void> {
  await wholeBook(print);
  await besideAnotherEngine(print);
}
