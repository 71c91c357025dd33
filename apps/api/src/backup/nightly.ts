// The nightly backup runs as a process of its own: the server answers meanwhile, and comes to no harm whatever it does.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Env, variablesOf } from "../env.ts";
import { scratchFolder } from "./make.ts";

export interface Nightly {
  /** @throws Error with the exit code, where no verified backup came of it. */
  readonly run: () => Promise<void>;
  /** Ends a run that is under way; what it wrote so far has no backup's name, and its scratch folder goes. */
  readonly stop: () => Promise<void>;
}

const program = fileURLToPath(new URL("../cli/main.ts", import.meta.url));

export function nightlyProcess(env: Env): Nightly {
  let child: ChildProcess | null = null;
  return {
    run: async () => {
      const started = spawn(
        process.execPath,
        [...process.execArgv, program, "backup", "--nightly", "--json"],
        {
          env: variablesOf(env),
          stdio: ["ignore", "ignore", "ignore"],
        },
      );
      child = started;
      const [code, signal] = (await once(started, "close")) as [number | null, string | null];
      child = null;
      if (code !== 0) throw new Error(`the nightly backup ended with ${code ?? signal}`);
    },
    stop: async () => {
      if (!child) return;
      const gone = once(child, "close");
      child.kill("SIGTERM");
      await gone;
      // The run held the lease, so that the folder is nobody else's.
      await rm(scratchFolder(env.dataFolder), { recursive: true, force: true });
    },
  };
}
