// The only "now" and the only maker of ids: calendar days of Asia/Shanghai, time-ordered ids with a prefix.
import { randomUUIDv7 } from "node:crypto";
import { type Day, idPrefixes, toDay } from "@miaopu/domain";

export interface Clock {
  /** The calendar day in Asia/Shanghai. */
  readonly today: () => Day;
  /** The moment, ISO 8601 in UTC. */
  readonly now: () => string;
  /** A new id, e.g. `dos_0198…`; later ones sort after earlier ones. */
  readonly id: <K extends keyof typeof idPrefixes>(kind: K) => `${(typeof idPrefixes)[K]}_${string}`;
}

// Shanghai keeps UTC+8 all year since 1991, so its day is the UTC day eight hours on.
const shanghaiOffset = 8 * 60 * 60 * 1000;
const dayAt = (milliseconds: number): Day =>
  toDay(new Date(milliseconds + shanghaiOffset).toISOString().slice(0, 10));

let lastMillisecond = "";
let made = 0;

/** A UUIDv7 whose twelve bits after the millisecond count, so that ids made in one of them sort in their order too. */
function orderedUuid(): string {
  const uuid = randomUUIDv7();
  const millisecond = uuid.slice(0, 13);
  made = millisecond === lastMillisecond ? made + 1 : 0;
  lastMillisecond = millisecond;
  return `${uuid.slice(0, 15)}${made.toString(16).padStart(3, "0")}${uuid.slice(18)}`;
}

/** @param milliseconds where "now" comes from; the system's clock unless a test says otherwise. */
export const createClock = (milliseconds: () => number = Date.now): Clock => ({
  today: () => dayAt(milliseconds()),
  now: () => new Date(milliseconds()).toISOString(),
  id: (kind) => `${idPrefixes[kind]}_${orderedUuid()}` as never,
});
