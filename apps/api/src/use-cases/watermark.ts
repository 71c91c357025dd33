// What everything that leaves the house carries on it: who took it, when, for which purpose.
import type { Asking } from "./asking.ts";

export interface Watermark {
  readonly by: string;
  readonly organisation: string;
  /** `YYYY-MM-DD HH:MM` in Asia/Shanghai. */
  readonly at: string;
  readonly purpose: string;
}

const shanghaiOffset = 8 * 60 * 60 * 1000;

/** @param moment ISO. @returns `YYYY-MM-DD HH:MM`. */
export const inBeijing = (moment: string): string =>
  new Date(Date.parse(moment) + shanghaiOffset).toISOString().slice(0, 16).replace("T", " ");

export const watermarkOf = ({ asker, clock }: Asking, purpose: string): Watermark => ({
  by: asker.name,
  organisation: asker.organisation.name,
  at: inBeijing(clock.now()),
  purpose,
});

export const watermarkLine = ({ by, organisation, at, purpose }: Watermark): string =>
  `${organisation} ${by} ${at} 导出；用途：${purpose}。请妥善保管，用毕销毁。`;
