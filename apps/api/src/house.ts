// The house turns read-only before the disk is full, and takes what is new again by itself once there is room.
import { statfsSync } from "node:fs";
import { isDiskFull } from "./db/full.ts";

export type HouseState = "normal" | "read-only";

export interface House {
  readonly state: () => HouseState;
  /** Told of every failed request: a write that found the disk full turns the house read-only, whatever was measured. */
  readonly met: (error: unknown) => void;
  readonly stop: () => void;
}

export interface HouseSetting {
  /** The folder of the database. */
  readonly folder: string;
  /** Megabytes that have to be free. */
  readonly minFree: number;
  readonly changed: (state: HouseState, freeMegabytes: number) => void;
  /** Milliseconds between two looks at the disk. */
  readonly every?: number;
}

const megabyte = 1024 * 1024;
const everyMilliseconds = 1000;

/** @returns megabytes that are free for whoever runs the program; 0 where the disk does not answer. */
export function freeMegabytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return Math.floor((bavail * bsize) / megabyte);
  } catch {
    return 0;
  }
}

export function watchHouse(setting: HouseSetting): House {
  const { folder, minFree, changed, every = everyMilliseconds } = setting;
  let state: HouseState = "normal";
  const turn = (next: HouseState, free: number) => {
    if (next === state) return;
    state = next;
    changed(state, free);
  };
  const look = () => {
    const free = freeMegabytes(folder);
    turn(free < minFree ? "read-only" : "normal", free);
  };
  look();
  const looking = setInterval(look, every);
  looking.unref();
  return {
    state: () => state,
    met: (error) => {
      // Until the next look: a write is then tried again, and says so again where there is still no room.
      if (isDiskFull(error)) turn("read-only", freeMegabytes(folder));
    },
    stop: () => clearInterval(looking),
  };
}
