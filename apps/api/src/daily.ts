// Once a day a running server applies what is kept how long; at its start too, for one that is switched off at night.
import type { Logger } from "pino";
import type { Desk } from "./use-cases/asking.ts";
import { applyRetention } from "./use-cases/retention.ts";

/** @returns to be called now and then: it acts on the first call of each day, and never throws. */
export function daily(desk: Pick<Desk, "db" | "clock">, log: Logger): () => Promise<void> {
  let doneOn: string | null = null;
  return async () => {
    const today = desk.clock.today();
    if (doneOn === today) return;
    doneOn = today;
    try {
      const { due, ...deleted } = await applyRetention(desk, { isTrial: false });
      log.info({ ...deleted, due: due.length }, "retention applied");
    } catch (error) {
      doneOn = null;
      log.error({ kind: error instanceof Error ? error.name : typeof error }, "retention failed");
    }
  };
}
