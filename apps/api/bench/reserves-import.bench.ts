// A register of 50,000 people taken in by a township while others work: how long, how much memory, how long anyone waits.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { previewRegister } from "../src/reserves/preview.ts";
import { createBranch } from "../src/use-cases/organisations.ts";
import { writeWorkbook } from "../src/workbook/writer.ts";
import { type LedgerTownship, ledgerTownship } from "../test/ledger/offices.ts";
import { accepted } from "../test/township.ts";
import { rows, size } from "./reserves.bench.ts";

const villages = 500;
const plain = { name: "后备力量", widths: [], headerRows: 1, alertColumn: null, merges: [] };
const megabytes = () => Math.round(process.memoryUsage().rss / 1024 / 1024);

/** Works on beside the import, and tells the longest that anything took. */
function beside(town: LedgerTownship) {
  const caller = town.callerOf(town.officer);
  const longest = { answer: 0, memory: 0 };
  const ended = new AbortController();
  const work = (async () => {
    while (!ended.signal.aborted) {
      const started = performance.now();
      await caller.person.list({ size: 20 });
      longest.answer = Math.max(longest.answer, performance.now() - started);
      longest.memory = Math.max(longest.memory, megabytes());
      await wait(50);
    }
  })();
  return {
    longest,
    end: async () => {
      ended.abort();
      await work;
    },
  };
}

export async function run(print: (line: string) => void): Promise<void> {
  const town = await ledgerTownship();
  const caller = town.callerOf(town.officer);
  for (let n = 0; n < villages; n++)
    await accepted(
      createBranch(town.officer.asking, { name: `第${n}河党支部`, village: `第${n}河村`, hasGroups: false }),
    );
  const file = await accepted(writeWorkbook([{ ...plain, rows: rows() }]));
  const office = town.askingOf(town.officer);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const other = beside(town);
  delay.enable();
  const started = performance.now();
  const { fileId } = await accepted(previewRegister(office, "台账.xlsx", file));
  const { jobId } = await caller.pool.check({ fileId });
  const times = new Map<string, number>();
  let taking: Promise<unknown> | null = null;
  let longestTick = 0;
  for (let last = performance.now(); ; await wait(20)) {
    const { phase, state } = await caller.pool.progress({ jobId });
    const now = performance.now();
    longestTick = Math.max(longestTick, now - last);
    times.set(phase, (times.get(phase) ?? 0) + now - last);
    last = now;
    if (state === "checked") taking ??= caller.pool.import({ jobId });
    if (state === "taken" || state === "failed" || state === "cancelled") break;
  }
  const answer = await taking;
  const whole = (performance.now() - started) / 1000;
  await other.end();
  delay.disable();
  print(`${size} rows ${JSON.stringify(answer)}`);
  for (const [phase, ms] of times) print(`${phase.padEnd(10)} ${(ms / 1000).toFixed(1)} s`);
  print(`together   ${whole.toFixed(1)} s (goal: 60 s), ${other.longest.memory} MB at most (goal: 512 MB)`);
  print(
    `longest wait of another request ${Math.round(other.longest.answer)} ms, of the event loop ${Math.round(delay.max / 1e6)} ms`,
  );
  print(`longest time between two ticks of progress ${Math.round(longestTick)} ms (goal: 1000 ms)`);
  const undoing = performance.now();
  const [latest] = await caller.pool.imports();
  if (latest) await caller.pool.undo({ id: latest.id as `imp_${string}` });
  print(`undone in ${((performance.now() - undoing) / 1000).toFixed(1)} s`);
  await town.close();
}
