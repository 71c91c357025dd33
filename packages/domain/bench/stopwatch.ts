// Rates that a shared machine cannot spoil: CPU time beside wall-clock, the median of several rounds.
export interface Rate {
  /** Runs a second of CPU time, and of wall-clock. */
  readonly cpu: number;
  readonly wall: number;
}

/** CPU seconds of this process so far, its garbage collector's threads included. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** One round: `work` again and again in batches until it took that much CPU time. */
export async function round(
  work: () => unknown,
  { batch, seconds }: { readonly batch: number; readonly seconds: number },
): Promise<Rate> {
  const [cpuFrom, wallFrom] = [cpuSeconds(), performance.now()];
  let runs = 0;
  do {
    for (let i = 0; i < batch; i++) {
      const answer = work();
      if (answer instanceof Promise) await answer;
    }
    runs += batch;
  } while (cpuSeconds() - cpuFrom < seconds);
  return { cpu: runs / (cpuSeconds() - cpuFrom), wall: (runs * 1000) / (performance.now() - wallFrom) };
}

const middle = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** The median of several rounds. */
export const median = (rates: readonly Rate[]): Rate => ({
  cpu: middle(rates.map((rate) => rate.cpu)),
  wall: middle(rates.map((rate) => rate.wall)),
});

/** `131,000/s of CPU time (98,000/s by the clock)` */
export const inWords = ({ cpu, wall }: Rate): string => {
  const figure = (n: number) => Number(n.toPrecision(3)).toLocaleString("en");
  return `${figure(cpu)}/s of CPU time (${figure(wall)}/s by the clock)`;
};
