// Starts servers on one data folder, one after another, and kills them as a power cut would.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("./server-process.ts", import.meta.url));

export interface Opened {
  readonly address: string;
  readonly pid: number;
  /** At once, as a power cut does. */
  readonly kill: () => Promise<void>;
}

export interface Servers {
  /** Opens the house in a process that was loaded before. */
  readonly next: () => Promise<Opened>;
  readonly end: () => void;
}

export function serversOn(dataFolder: string): Servers {
  // What was compiled once is read from there by the processes after it.
  const cache = mkdtempSync(join(tmpdir(), "miaopu-compiled-"));
  const children = new Set<ChildProcess>();
  const load = () => {
    const child = spawn(process.execPath, ["--conditions=miaopu-source", program], {
      env: { MIAOPU_DATA: dataFolder, MIAOPU_PORT: "0", NODE_COMPILE_CACHE: cache },
      stdio: ["pipe", "pipe", "inherit"],
    });
    children.add(child);
    return child;
  };
  let loaded = load();
  return {
    next: async () => {
      const child = loaded;
      const gone = once(child, "exit");
      child.stdin.write("open\n");
      const lines = createInterface({ input: child.stdout });
      const [address] = (await Promise.race([
        once(lines, "line"),
        gone.then(() => {
          throw new Error("the server ended before it listened");
        }),
      ])) as [string];
      loaded = load();
      return {
        address,
        pid: child.pid ?? 0,
        kill: async () => {
          child.kill("SIGKILL");
          await gone;
          children.delete(child);
        },
      };
    },
    end: () => {
      for (const child of children) child.kill("SIGKILL");
      rmSync(cache, { recursive: true, force: true });
    },
  };
}
