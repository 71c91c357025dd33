// What every command of `miaopu` is, and what it is given.
import type { Env } from "../env.ts";

/** 0: done. 1: findings, or it failed. 2: it was called wrongly. */
export type ExitCode = 0 | 1 | 2;

export interface CommandContext {
  /** Read only when a command needs it, so that help works whatever the environment says. */
  readonly env: () => Env;
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
}

export interface Command {
  readonly usage: string;
  readonly zh: string;
  readonly en: string;
  readonly options: readonly (readonly [name: string, what: string])[];
  readonly run: (args: readonly string[], context: CommandContext) => Promise<ExitCode>;
}

/** Wrong arguments: the command's help is shown beside the message. */
export class UsageError extends Error {}
