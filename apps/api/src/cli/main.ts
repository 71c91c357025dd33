// The operator's command line: `npm run --silent miaopu -- <command>`.
import { EnvironmentError, environmentHelp, readEnv } from "../env.ts";
import { type Command, type CommandContext, type ExitCode, UsageError } from "./command.ts";

// Each is loaded when it is asked for, so that none waits for what another needs.
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import("./serve.ts")).serveCommand,
  migrate: async () => (await import("./migrate.ts")).migrateCommand,
  audit: async () => (await import("./audit.ts")).auditCommand,
  "audit-log": async () => (await import("./audit-log.ts")).auditLogCommand,
  import: async () => (await import("./import.ts")).importCommand,
  demo: async () => (await import("./demo.ts")).demoCommand,
  password: async () => (await import("./password.ts")).passwordCommand,
  backup: async () => (await import("./backup.ts")).backupCommand,
  keys: async () => (await import("./keys.ts")).keysCommand,
  restore: async () => (await import("./restore.ts")).restoreCommand,
  retention: async () => (await import("./retention.ts")).retentionCommand,
  doctor: async () => (await import("./doctor.ts")).doctorCommand,
};

const lineOf = async ([name, load]: readonly [string, () => Promise<Command>]): Promise<string> => {
  const { zh, en } = await load();
  return `  ${name.padEnd(10)}${zh} / ${en}`;
};

const overview = async (): Promise<string> =>
  [
    "苗圃 Miaopu",
    "",
    "用法 / usage: miaopu <command> [options]",
    "",
    ...(await Promise.all(Object.entries(commands).map(lineOf))),
    "",
    "环境变量 / environment:",
    ...environmentHelp.map((line) => `  ${line}`),
    "",
    "退出码 / exit codes: 0 完成 done · 1 有问题或失败 findings or failure · 2 用法错误 called wrongly",
  ].join("\n");

const helpOf = ({ usage, zh, en, options }: Command): string =>
  [`${zh} / ${en}`, "", usage, ...options.map(([name, what]) => `  ${name.padEnd(12)}${what}`)].join("\n");

// What node:util's parseArgs throws for an option that a command does not have.
const isUsage = (error: unknown): boolean =>
  error instanceof UsageError ||
  (error instanceof Error && String((error as { code?: unknown }).code).startsWith("ERR_PARSE_ARGS"));

async function runCommand(
  command: Command,
  args: readonly string[],
  context: CommandContext,
): Promise<ExitCode> {
  try {
    return await command.run(args, context);
  } catch (error) {
    if (isUsage(error)) {
      context.warn(`${(error as Error).message}\n\n${helpOf(command)}`);
      return 2;
    }
    if (error instanceof EnvironmentError) {
      context.warn(error.message);
      return 2;
    }
    context.warn(`失败 / failed: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

/** @param args what follows `miaopu` on the command line. */
export async function runCli(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    context.print(await overview());
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    context.warn(`没有这个命令 / no such command: ${name}\n\n${await overview()}`);
    return 2;
  }
  const command = await load();
  if (rest.includes("--help") || rest.includes("-h")) {
    context.print(helpOf(command));
    return 0;
  }
  return await runCommand(command, rest, context);
}

/** Runs a command in this process, with its own output, warnings and exit code. */
export async function main(args: readonly string[]): Promise<void> {
  process.exitCode = await runCli(args, {
    env: () => readEnv(process.env),
    print: (text) => void process.stdout.write(`${text}\n`),
    warn: (text) => void process.stderr.write(`${text}\n`),
  });
}

if (import.meta.main) await main(process.argv.slice(2));
