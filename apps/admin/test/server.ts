// The real server as a child process, on a free port, with a data folder of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

export interface FirstLogIn {
  readonly username: string;
  readonly oneTimePassword: string;
  /** One of every other role. */
  readonly others: readonly { readonly username: string; readonly oneTimePassword: string }[];
}

export interface RunningServer {
  readonly address: string;
  readonly firstLogIn: FirstLogIn | null;
  readonly stop: () => Promise<void>;
}

/** @throws Error where the server ends before it says its address. */
export async function startServer(folder: string, args: readonly string[]): Promise<RunningServer> {
  const flags = ["--conditions=miaopu-source", "--disable-warning=ExperimentalWarning"];
  const child = spawn(process.execPath, [...flags, "apps/api/src/cli/main.ts", "serve", "--json", ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      NODE_OPTIONS: "",
      MIAOPU_PORT: "0",
      MIAOPU_DATA: folder,
      MIAOPU_LOG: "error",
      MIAOPU_MIN_FREE_MB: process.env["MIAOPU_MIN_FREE_MB"] ?? "1",
    },
  });
  const ended = once(child, "exit");
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith("{")) continue;
    const said = JSON.parse(line) as Pick<RunningServer, "address" | "firstLogIn">;
    return {
      ...said,
      stop: async () => {
        child.kill("SIGTERM");
        await ended;
      },
    };
  }
  throw new Error(`the server ended with ${String(child.exitCode)}`);
}
