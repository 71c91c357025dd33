// The command line in this process, on a data folder of its own.
import { runCli } from "../../src/cli/main.ts";
import { readEnv } from "../../src/env.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly warned: string;
}

export type Variables = Readonly<Record<string, string>>;

/** @param variables what the environment says. */
export async function run(variables: Variables, ...args: string[]): Promise<Ran> {
  let out = "";
  let warned = "";
  const code = await runCli(args, {
    env: () => readEnv(variables),
    print: (text) => void (out += `${text}\n`),
    warn: (text) => void (warned += `${text}\n`),
  });
  return { code, out, warned };
}

/** With `--json`, parsed. */
export async function json<T>(
  variables: Variables,
  ...args: string[]
): Promise<T & { readonly ok: boolean }> {
  return JSON.parse((await run(variables, ...args, "--json")).out) as T & { readonly ok: boolean };
}
