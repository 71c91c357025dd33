// Where the bytes of scans lie: sealed, each object once, named by a keyed digest that tells nothing without the key.
import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import type { FieldKeys } from "../keys/field-keys.ts";
import type { Scan } from "./examination.ts";

export type Part = "original" | "preview" | "thumbnail";

export interface Vault {
  /** On the disk for good once it returns. @returns the object's name: 32 hexadecimal digits. */
  readonly keep: (scan: Pick<Scan, "original" | "pictures">) => Promise<string>;
  /** null where there is no such part. @throws FieldKeyError where it was tampered with. */
  readonly read: (object: string, part: Part) => Promise<Uint8Array | null>;
  /** Removes what no row names and nobody is uploading. @returns how many files went. */
  readonly sweep: (isKept: (object: string) => Promise<boolean>, now: number) => Promise<number>;
}

type Keys = Pick<FieldKeys, "sealBytes" | "openBytes" | "blindIndex">;

/** What is younger may belong to an upload whose row is not yet written (milliseconds). */
const youngest = 60 * 60 * 1000;
const objectFile = /^([0-9a-f]{32})\.(original|preview|thumbnail)$/;
const unfinished = ".part";

/** What a part is sealed for. */
const scanPlace = (object: string, part: string): string => `attachments/${object}/${part}`;

/** A name under which a part is written before it has its own; the sweep takes what a crash leaves. */
export const draftName = (): string => `${randomUUID()}${unfinished}`;

export const isDraft = (name: string): boolean => name.endsWith(unfinished);

const shelfOf = (folder: string, object: string): string => join(folder, object.slice(0, 2));

/** Where the scan itself lies, sealed. @param folder as below. */
export const originalOf = (folder: string, object: string): string =>
  join(shelfOf(folder, object), `${object}.original`);

/** @param folder `attachments` within the data folder; made with the first scan. */
export function openVault(folder: string, keys: Keys): Vault {
  const shelf = (object: string) => shelfOf(folder, object);
  const fileOf = (object: string, part: Part) => join(shelf(object), `${object}.${part}`);
  const nameOf = (original: Uint8Array): string => {
    const digest = createHash("sha256").update(original).digest("hex");
    // In hexadecimal, since some file systems take capitals and small letters for the same.
    return Buffer.from(keys.blindIndex("attachments/object", digest), "base64url").toString("hex");
  };

  async function put(object: string, part: Part, clear: Uint8Array): Promise<void> {
    const file = fileOf(object, part);
    if (await isThere(file)) {
      const now = new Date();
      // The sweep takes it for young again, until its new row is written.
      return await utimes(file, now, now);
    }
    const draft = join(shelf(object), draftName());
    await writeThrough(draft, keys.sealBytes(scanPlace(object, part), clear));
    await rename(draft, file);
  }

  return {
    keep: async ({ original, pictures }) => {
      const object = nameOf(original);
      await mkdir(shelf(object), { recursive: true, mode: 0o700 });
      if (pictures) {
        await put(object, "preview", pictures.preview);
        await put(object, "thumbnail", pictures.thumbnail);
      }
      await put(object, "original", original);
      await syncFolder(shelf(object));
      await syncFolder(folder);
      return object;
    },
    read: async (object, part) => {
      const sealed = await readFile(fileOf(object, part)).catch(absent);
      return sealed && keys.openBytes(scanPlace(object, part), sealed);
    },
    sweep: async (isKept, now) => {
      let swept = 0;
      for (const name of await filesBeneath(folder)) {
        const object = objectFile.exec(name.split("/")[1] ?? "")?.[1];
        if (object === undefined && !isDraft(name)) continue;
        const file = join(folder, name);
        if ((await stat(file)).mtimeMs > now - youngest) continue;
        if (object !== undefined && (await isKept(object))) continue;
        await rm(file, { force: true });
        swept++;
      }
      return swept;
    },
  };
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    (error: NodeJS.ErrnoException) => absent(error) !== null,
  );

/** Every sealed part, with the place it is sealed for. */
export async function partsBeneath(
  folder: string,
): Promise<{ readonly name: string; readonly shelf: string; readonly place: string }[]> {
  return (await filesBeneath(folder)).flatMap((name) => {
    const [shelf = "", file = ""] = name.split("/");
    const [, object, part] = objectFile.exec(file) ?? [];
    return object === undefined || part === undefined
      ? []
      : [{ name, shelf, place: scanPlace(object, part) }];
  });
}

/** Shelves and their files as `ab/<name>`. */
async function filesBeneath(folder: string): Promise<string[]> {
  const names: string[] = [];
  for (const shelf of (await readdir(folder).catch(absent)) ?? [])
    for (const name of await readdir(join(folder, shelf))) names.push(`${shelf}/${name}`);
  return names;
}

export async function writeThrough(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A name is on the disk once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return; // folders cannot be opened there, and names are journalled
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
