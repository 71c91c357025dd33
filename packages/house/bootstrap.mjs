// Starts any command of the house on a machine that has only Node 20 and npm:
// installs what the lockfile names when it changed, then hands over to the Node that the lockfile brings.
import { spawnSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PNPM = "pnpm@12.21.0";
const root = fileURLToPath(new URL("../..", import.meta.url));
const node = join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");
const stamp = join(root, "node_modules/.miaopu-installed");

function installed() {
  const inputs = ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json"];
  const hash = createHash("sha256");
  for (const file of inputs) hash.update(readFileSync(join(root, file)));
  const wanted = hash.digest("hex");
  const have = existsSync(stamp) ? readFileSync(stamp, "utf8") : "";
  return { wanted, current: have === wanted && existsSync(node) };
}

function install() {
  const { wanted, current } = installed();
  if (current) return;
  console.error("苗圃:首次运行,正在安装依赖… / Installing dependencies on first run…");
  const args = ["--yes", PNPM, "install", "--frozen-lockfile", "--reporter=append-only"];
  const done = spawnSync("npx", args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    env: { ...process.env, CI: "true" },
    shell: process.platform === "win32",
  });
  if (done.status !== 0) {
    console.error(
      "安装失败。请检查网络或镜像后重试。/ Install failed: check the network or mirror, then run again.",
    );
    process.exit(done.status ?? 1);
  }
  mkdirSync(join(root, "node_modules"), { recursive: true });
  writeFileSync(stamp, wanted);
}

install();
const [command = "start", ...rest] = process.argv.slice(2);
const entry = join(root, "packages/house/src/commands", `${command}.ts`);
const child = spawn(
  node,
  ["--conditions=miaopu-source", "--disable-warning=ExperimentalWarning", entry, ...rest],
  {
    stdio: "inherit",
    env: {
      ...process.env,
      MIAOPU_CALLER_DIR: process.env.INIT_CWD ?? process.cwd(),
      TURBO_TELEMETRY_DISABLED: "1",
    },
  },
);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)));
