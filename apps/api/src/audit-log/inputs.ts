// What the auditor's procedures and the export take.
import { day } from "@miaopu/domain";
import { type LoggedAction, loggedActions } from "@miaopu/domain/access";
import { z } from "zod";

const seq = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const text = (max: number) => z.string().trim().max(max);

const filter = {
  /** Part of a name or user name. */
  who: text(40).optional(),
  /** One account. */
  actorId: text(60).optional(),
  action: z.enum(loggedActions as [LoggedAction, ...LoggedAction[]]).optional(),
  /** Of a file, a person, an account: what the entry is about. */
  subjectId: text(60).optional(),
  outcome: z.enum(["done", "refused"]).optional(),
  /** Calendar days of Asia/Shanghai, both included. */
  from: day.optional(),
  to: day.optional(),
};

const logFilterInput = z.object(filter).prefault({});
export const logListInput = z
  .object({
    ...filter,
    /** Older than this entry, or newer than that one; the newest where neither is named. */
    before: seq.optional(),
    after: seq.optional(),
    size: z.number().int().min(1).max(100).default(20),
  })
  .prefault({});
export const logEntryInput = z.object({ seq });
export const logExportInput = z.object({ format: z.enum(["jsonl", "xlsx"]), filter: logFilterInput });

export type LogFilterInput = z.output<typeof logFilterInput>;
