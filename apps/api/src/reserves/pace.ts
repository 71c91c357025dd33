// The pace of long work: it tells how far it is, gives way to other requests, and stops when it is told to.
import { setImmediate as nextTurn } from "node:timers/promises";

export type ImportPhase = "reading" | "judging" | "comparing" | "sealing" | "writing" | "done";

export interface Pace {
  readonly begin: (phase: ImportPhase, total: number) => void;
  /** Call it often; it seldom waits. @throws Cancelled once it was told to stop. */
  readonly step: (done: number) => Promise<void>;
}

export class Cancelled extends Error {}

/** Work gives way after so many milliseconds. */
const slice = 12;

/** @param tell told of each phase and of how far it is. */
export function paceOf(
  signal: AbortSignal,
  tell: {
    readonly began: (phase: ImportPhase, total: number) => void;
    readonly done: (done: number) => void;
  },
): Pace {
  let sliceEnds = performance.now() + slice;
  return {
    begin: (phase, total) => tell.began(phase, total),
    step: async (done) => {
      tell.done(done);
      if (signal.aborted) throw new Cancelled();
      if (performance.now() < sliceEnds) return;
      await nextTurn();
      if (signal.aborted) throw new Cancelled();
      sliceEnds = performance.now() + slice;
    },
  };
}
