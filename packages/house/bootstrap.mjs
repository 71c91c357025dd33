// Starts any command of the house on a machine that has only Node 20 and npm:
// installs what the lockfile names when it changed, then hands over to the Node that the lockfile brings.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const windows = process.platform === "win32";
const root = fileURLToPath(new URL("../..", import.meta.url));
const node = join(root, "node_modules/node/bin", windows ? "node.exe" : "node");
const stamp = join(root, "node_modules/.miaopu-installed");

/** What the installed tree was made from, as one hash. */
function wanted() {
  const hash = createHash("sha256");
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json"]) {
    hash.update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function install() {
  const hash = wanted();
  if (existsSync(node) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  console.error("苗圃：正在安装依赖… / Installing what the lockfile names…");
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const args = ["--yes", packageManager, "install", "--frozen-lockfile", "--reporter=append-only"];
  const done = spawnSync("npx", args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    env: { ...process.env, CI: "true" },
    shell: windows,
  });
  if (done.status !== 0) {
    console.error(
      "安装失败。请检查网络或镜像后重试。/ Install failed: check the network or mirror, then run again.",
    );
    process.exit(done.status ?? 1);
  }
  writeFileSync(stamp, hash);
}

install();
const [command, ...rest] = process.argv.slice(2);
const entry = join(root, "packages/house/src/commands", `${command}.ts`);
const child = spawn(node, ["--conditions=miaopu-source", entry, ...rest], {
  stdio: "inherit",
  env: {
    ...process.env,
    MIAOPU_CALLER_DIR: process.env.INIT_CWD ?? process.cwd(),
    NODE_COMPILE_CACHE: join(root, "node_modules/.cache/node"),
    PATH: [dirname(node), join(root, "packages/house/bin"), process.env.PATH].join(delimiter),
    TURBO_TELEMETRY_DISABLED: "1",
  },
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    // A terminal's Ctrl-C reaches the whole group by itself; twice would read as impatience.
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  });
}
// The shell between npm and this process dies of a signal without passing it on: to lose it is to be asked to stop.
if (process.env.npm_lifecycle_event) {
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    child.kill("SIGTERM");
  }, 100);
}
child.on("exit", (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
