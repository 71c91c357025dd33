// What the environment says: read and checked once, at the start.
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Day, day, defaultPackDates } from "@miaopu/domain";
import { z } from "zod";
import { type PasswordProfile, passwordProfiles } from "./auth/password-rules.ts";
import { type CipherName, cipherNames } from "./keys/suite.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const levels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

export interface Env {
  readonly port: number;
  readonly host: string;
  /** The folder of the database, absolute. */
  readonly dataFolder: string;
  readonly logLevel: (typeof levels)[number];
  /** The address that browsers use, where a proxy stands in front; its scheme decides on secure cookies. */
  readonly origin: string | null;
  /** The file of the field keys, absolute; never in the database or a backup. */
  readonly keyFile: string;
  /** How fields are sealed from now on; what was sealed otherwise still opens. */
  readonly cipher: CipherName;
  /** The folder of the backups, absolute; best on another disk. */
  readonly backups: string;
  /** When the nightly backup is made, in Asia/Shanghai. */
  readonly backupAt: { readonly hour: number; readonly minute: number };
  /** Where the head of the audit log is written down, absolute; best on another disk or machine. */
  readonly anchors: string;
  /** Megabytes; with less left on the disk of the data, nothing new is taken. */
  readonly minFree: number;
  /** What a password must be. */
  readonly passwords: PasswordProfile;
  /** Minutes without an act of the user, after which a session locks. */
  readonly idleMinutes: number;
  /** First day of the 2026 edition; null where the township's setting decides. */
  readonly revisedFrom: Day | null;
}

const schema = z.object({
  MIAOPU_PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535, { error: "0–65535" })
    .default(8460),
  MIAOPU_HOST: z.string().min(1).default("127.0.0.1"),
  MIAOPU_DATA: z.string().min(1).default(join(root, "data")),
  MIAOPU_LOG: z.enum(levels).default("info"),
  MIAOPU_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  MIAOPU_KEYS: z.string().min(1).optional(),
  MIAOPU_CIPHER: z.enum(cipherNames).default("aes"),
  MIAOPU_BACKUPS: z.string().min(1).optional(),
  MIAOPU_BACKUP_AT: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
    .default("02:30"),
  MIAOPU_ANCHORS: z.string().min(1).optional(),
  MIAOPU_MIN_FREE_MB: z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number)
    .default(500),
  MIAOPU_PASSWORDS: z.enum(passwordProfiles).default("dengbao"),
  MIAOPU_IDLE_MINUTES: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .refine((minutes) => minutes >= 1 && minutes <= 480, { error: "1–480" })
    .default(15),
  MIAOPU_REVISED_FROM: day.optional(),
});

const expected: Readonly<Record<keyof z.input<typeof schema>, string>> = {
  MIAOPU_PORT: "端口号 0–65535 / a port, 0–65535 (8460)",
  MIAOPU_HOST: "监听地址 / the address to listen on (127.0.0.1)",
  MIAOPU_DATA: "数据文件夹 / the data folder (./data)",
  MIAOPU_LOG: `日志级别 / log level: ${levels.join(", ")} (info)`,
  MIAOPU_ORIGIN: "浏览器所用网址 / the address browsers use, e.g. https://miaopu.example",
  MIAOPU_KEYS:
    "字段密钥文件，勿放入备份 / the file of the field keys; keep it out of backups (DATA/keys/field.json)",
  MIAOPU_CIPHER:
    "字段加密算法 / how fields are sealed: aes (AES-256-GCM)，gm （国密 SM4-CTR + HMAC-SM3）(aes)",
  MIAOPU_BACKUPS:
    "备份文件夹，最好在另一块磁盘 / the folder of the backups, best on another disk (DATA/backups)",
  MIAOPU_BACKUP_AT: "每夜备份的时刻 HH:MM，北京时间 / when the nightly backup is made, Beijing time (02:30)",
  MIAOPU_ANCHORS:
    "审计日志存证文件，最好在另一台机器上 / where the audit log's head is anchored, best on another machine (DATA/anchors/audit-log.txt)",
  MIAOPU_MIN_FREE_MB: "磁盘可用空间低于此值（MB）即转为只读 / with fewer MB free, nothing new is taken (500)",
  MIAOPU_PASSWORDS:
    "密码规则 / what a password must be: dengbao （等保：10位三类、90天），asvs （12位，不定期更换 / no expiry) (dengbao)",
  MIAOPU_IDLE_MINUTES:
    "无操作多少分钟后锁定页面，1–480 / minutes without an act, after which a page locks (15)",
  MIAOPU_REVISED_FROM: `2026年修订版施行日 YYYY-MM-DD / first day of the 2026 edition (${defaultPackDates["cpc-2026"]})`,
};

/** Each variable with what it may hold and, in brackets, what it is when left out. */
export const environmentHelp: readonly string[] = Object.entries(expected).map(
  ([name, text]) => `${name.padEnd(20)} ${text}`,
);

export class EnvironmentError extends Error {}

/**
 * @param variables usually `process.env`; empty ones count as left out.
 * @throws EnvironmentError that names every variable that cannot be read and what it may hold.
 */
export function readEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    const lines = names.map((name) => `  ${name}: ${expected[name as keyof typeof expected]}`);
    throw new EnvironmentError(`环境变量有误 / environment variables cannot be read:\n${lines.join("\n")}`);
  }
  const { data } = parsed;
  const dataFolder = resolve(data.MIAOPU_DATA);
  const [hour, minute] = data.MIAOPU_BACKUP_AT.split(":");
  return {
    port: data.MIAOPU_PORT,
    host: data.MIAOPU_HOST,
    dataFolder,
    logLevel: data.MIAOPU_LOG,
    origin: data.MIAOPU_ORIGIN === undefined ? null : new URL(data.MIAOPU_ORIGIN).origin,
    keyFile: resolve(data.MIAOPU_KEYS ?? join(dataFolder, "keys", "field.json")),
    cipher: data.MIAOPU_CIPHER,
    backups: resolve(data.MIAOPU_BACKUPS ?? join(dataFolder, "backups")),
    backupAt: { hour: Number(hour), minute: Number(minute) },
    anchors: resolve(data.MIAOPU_ANCHORS ?? join(dataFolder, "anchors", "audit-log.txt")),
    minFree: data.MIAOPU_MIN_FREE_MB,
    passwords: data.MIAOPU_PASSWORDS,
    idleMinutes: data.MIAOPU_IDLE_MINUTES,
    revisedFrom: data.MIAOPU_REVISED_FROM ?? null,
  };
}

/** The variables of a child process that works on the same house. */
export const variablesOf = (env: Env): Readonly<Record<string, string>> => ({
  MIAOPU_DATA: env.dataFolder,
  MIAOPU_BACKUPS: env.backups,
  MIAOPU_KEYS: env.keyFile,
  MIAOPU_CIPHER: env.cipher,
  MIAOPU_MIN_FREE_MB: String(env.minFree),
  MIAOPU_ANCHORS: env.anchors,
  ...(env.origin === null ? {} : { MIAOPU_ORIGIN: env.origin }),
});
