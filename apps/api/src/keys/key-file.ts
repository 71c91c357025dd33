// The file that holds the keys, beside the database and never in it: made once, for its owner's eyes, replaced whole.
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { KeySource } from "./field-keys.ts";
import { type KeyRing, generationOf } from "./key-ring.ts";

const secret = z.base64url().transform((text, context) => {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length !== 32) context.addIssue("32 bytes");
  return bytes;
});
const generation = z.object({ id: z.string(), made: z.iso.datetime(), master: secret });
const fileSchema = z.object({
  format: z.literal("miaopu-keys-1"),
  note: z.string(),
  root: secret,
  generations: z.tuple([generation], generation),
  /** When recovery parts were last printed, and the key that was the newest then. */
  printed: z.object({ at: z.iso.datetime(), newest: z.string() }).nullable(),
});

const note =
  "苗圃的字段密钥。丢失后证件号码等将无法恢复；请勿复制到备份中。/ Miaopu's field keys. Without them ID numbers and the like are lost; never put this file into a backup.";

export interface KeyFile {
  readonly ring: KeyRing;
  readonly printed: { readonly at: string; readonly newest: string } | null;
}

export type KeyFileProblem = "missing" | "unreadable" | "wrong" | "outdated";

const sentences: Readonly<Record<KeyFileProblem, string>> = {
  missing:
    "密钥文件不在，而数据库中有加密字段。请放回密钥文件，或用 miaopu keys recover 以两份恢复码恢复。/ The key file is missing and the database holds sealed fields. Put it back, or restore it from two recovery parts with `miaopu keys recover`.",
  unreadable:
    "密钥文件无法读取或已损坏。请放回完好的密钥文件，或用 miaopu keys recover 恢复。/ The key file cannot be read or is damaged. Put a sound one back, or restore it with `miaopu keys recover`.",
  wrong:
    "密钥文件不属于这个数据库。请核对 MIAOPU_KEYS 与 MIAOPU_DATA 是否配套。/ The key file belongs to another database. Check that MIAOPU_KEYS and MIAOPU_DATA go together.",
  outdated:
    "密钥文件比数据库旧，缺少较新的密钥。请放回最近一次轮换后的密钥文件或恢复码。/ The key file is older than the database and lacks a newer key. Put back the one made by the last rotation, or its recovery parts.",
};

export class KeyFileError extends Error {
  readonly problem: KeyFileProblem;
  constructor(problem: KeyFileProblem, file: string) {
    super(`${sentences[problem]} (${file})`);
    this.name = "KeyFileError";
    this.problem = problem;
  }
}

function parse(text: string): KeyFile {
  const { root, generations, printed } = fileSchema.parse(JSON.parse(text));
  const [first, ...others] = generations.map(({ id, master, made }) => {
    const one = generationOf(master, made);
    if (one.id !== id) throw new Error("a key does not fit its id");
    return one;
  });
  return { ring: { root, generations: [first as NonNullable<typeof first>, ...others] }, printed };
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";

/** @throws KeyFileError where it is missing or cannot be read. */
export function readKeyFile(file: string): KeyFile {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (error) {
    // The cause may quote the file, so it is not told.
    throw new KeyFileError(isMissing(error) ? "missing" : "unreadable", file);
  }
}

function textOf({ ring, printed }: KeyFile): string {
  const content: z.input<typeof fileSchema> = {
    format: "miaopu-keys-1",
    note,
    root: ring.root.toString("base64url"),
    generations: ring.generations.map(({ id, made, master }) => ({
      id,
      made,
      master: master.toString("base64url"),
    })) as z.input<typeof fileSchema>["generations"],
    printed,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** A name is on the disk once its folder is. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return; // folders cannot be opened there, and names are journalled
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function writeThrough(file: string, flags: "w" | "wx", text: string): void {
  const handle = openSync(file, flags, 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Writes beside the file, so that a crash half-way leaves the file as it was. @returns where it lies. */
function writeBeside(file: string, text: string): string {
  const beside = `${file}.${process.pid}.new`;
  writeThrough(beside, "w", text);
  return beside;
}

/** How a file system without links, such as a memory stick's, says so. */
const withoutLinks: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

/** @throws Error (EEXIST) where there is one already: a key file is never overwritten by a new one. */
export function makeKeyFile(file: string, content: KeyFile): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const text = textOf(content);
  const beside = writeBeside(file, text);
  try {
    linkSync(beside, file); // fails where the name is taken, as O_EXCL does
  } catch (error) {
    if (!withoutLinks.has(String((error as NodeJS.ErrnoException).code))) throw error;
    writeThrough(file, "wx", text);
  } finally {
    unlinkSync(beside);
  }
  syncFolder(dirname(file));
}

/** Replaces the content in one step: whoever reads meanwhile finds the old or the new one whole. */
export function replaceKeyFile(file: string, content: KeyFile): void {
  renameSync(writeBeside(file, textOf(content)), file);
  syncFolder(dirname(file));
}

/** Follows the file: another process may add a generation while this one runs. */
export function followKeyFile(file: string): KeySource {
  const stampOf = () => {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    // Sealing with a key that is no longer kept would lose what is sealed.
    if (!found) throw new KeyFileError("missing", file);
    return `${found.ino}.${found.mtimeNs}.${found.size}`;
  };
  let stamp = stampOf();
  let { ring } = readKeyFile(file);
  const reread = (): KeyRing => {
    stamp = stampOf();
    ({ ring } = readKeyFile(file));
    return ring;
  };
  return { ring: () => (stampOf() === stamp ? ring : reread()), reread };
}
