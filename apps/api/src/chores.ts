// What the system admin asks of the house from a page: a backup, an examination; each runs as a process of its own.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { type Env, variablesOf } from "./env.ts";
import { freeMegabytes } from "./house.ts";

const sentence = z.object({ zh: z.string(), en: z.string() });
const findingSchema = z.object({
  check: z.string(),
  level: z.enum(["ok", "note", "failure"]),
  detail: z.string(),
  why: sentence.optional(),
  todo: sentence.optional(),
});
const examinationSchema = z.object({ ok: z.boolean(), checks: z.array(findingSchema) });
export type Examination = z.output<typeof examinationSchema>;

export interface Chores {
  /** Megabytes free for the data, and how many have to be. */
  readonly room: () => { readonly free: number; readonly least: number };
  /** When the nightly backup is made, Beijing time. */
  readonly backupAt: string;
  /** Does not wait for it: how it ended is written down with its run. */
  readonly beginBackup: () => void;
  /** @throws Error where the doctor could not be asked. */
  readonly examine: () => Promise<Examination>;
}

const program = fileURLToPath(new URL("./cli/main.ts", import.meta.url));
const run = promisify(execFile);
const longest = 10 * 60 * 1000;
const outputBytes = 4_000_000;

/** @param failed told of a backup that could not be made. */
export function choresOf(env: Env, failed: (error: unknown) => void): Chores {
  const command = (...args: string[]) =>
    run(process.execPath, [...process.execArgv, program, ...args, "--json"], {
      env: variablesOf(env),
      timeout: longest,
      maxBuffer: outputBytes,
    });
  const { hour, minute } = env.backupAt;
  const two = (figure: number) => String(figure).padStart(2, "0");
  return {
    room: () => ({ free: freeMegabytes(env.dataFolder), least: env.minFree }),
    backupAt: `${two(hour)}:${two(minute)}`,
    beginBackup: () => void command("backup").catch(failed),
    examine: async () => {
      // The doctor's exit code says that something is wrong; what it is stands in its answer.
      const { stdout } = await command("doctor").catch((error: unknown) => error as { stdout: string });
      return examinationSchema.parse(JSON.parse(stdout));
    },
  };
}
