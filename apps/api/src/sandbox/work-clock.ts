// How long a child process has worked: where the system tells it, time in which others had the processor does not count.
import { readFileSync } from "node:fs";

export interface WorkClock {
  /** The process has loaded: its work begins now. */
  readonly restart: () => void;
  readonly stop: () => void;
}

/** What loading the process may take, on a busy machine too (milliseconds). */
const startMilliseconds = 10_000;
/** By the clock on the wall it never gets more than so many times its work. */
const patience = 8;
const ticksPerSecond = 100;

/** Milliseconds of processor time; null where the system does not tell. */
function workedMilliseconds(pid: number | undefined): number | null {
  if (process.platform !== "linux" || pid === undefined) return null;
  try {
    // The name in brackets may hold blanks; the times are the 12th and 13th fields behind it.
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)?.split(" ") ?? [];
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
  } catch {
    return null; // it has ended
  }
}

/** @param limit milliseconds of work. @param onEnd called once they are used up. */
export function workClock(pid: number | undefined, limit: number, onEnd: () => void): WorkClock {
  let workedBefore = 0;
  let ends = Date.now() + startMilliseconds + limit * patience;
  let timer = setTimeout(look, startMilliseconds + limit);
  function look(): void {
    const worked = workedMilliseconds(pid);
    const left = worked === null ? 0 : limit - (worked - workedBefore);
    if (left <= 0 || Date.now() >= ends) onEnd();
    else timer = setTimeout(look, Math.min(left, ends - Date.now()));
  }
  return {
    restart: () => {
      clearTimeout(timer);
      workedBefore = workedMilliseconds(pid) ?? 0;
      ends = Date.now() + limit * patience;
      timer = setTimeout(look, limit);
    },
    stop: () => clearTimeout(timer),
  };
}
