// What a file that took over its process would try: each attempt and what came of it, as JSON on standard output.
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

const outcome = (attempt: () => unknown): string => {
  try {
    attempt();
    return "done";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? "refused";
  }
};

let told = "";
for await (const chunk of process.stdin) told += String(chunk);
const { folder, port } = JSON.parse(told) as { folder: string; port: number };
const reached = await new Promise<string>((resolve) => {
  try {
    request({ host: "127.0.0.1", port }, () => resolve("done"))
      .on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "refused"))
      .end();
  } catch (error) {
    resolve((error as NodeJS.ErrnoException).code ?? "refused");
  }
});

process.stdout.write(
  JSON.stringify({
    "reads the data folder": outcome(() => readdirSync(folder)),
    "reads the machine's files": outcome(() => readFileSync("/etc/passwd")),
    "writes beside the data": outcome(() => writeFileSync(join(folder, "x"), "x")),
    "writes anywhere": outcome(() => writeFileSync(join(tmpdir(), "miaopu-escaped"), "x")),
    "starts a program": outcome(() => spawnSync("true").error?.message),
    "starts a thread": outcome(() => new Worker("0", { eval: true })),
    "reaches the net": reached,
    "knows the environment": Object.keys(process.env).length === 0 ? "ERR_ACCESS_DENIED" : "done",
  }),
);
