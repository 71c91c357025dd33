// Uploaded workbooks: kept encrypted under the data folder for a day, seen by the uploader's organisation alone.
import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LedgerTable } from "./tables.ts";

/** A file is gone after this many milliseconds; all are gone when the server starts anew. */
const keptFor = 24 * 60 * 60 * 1000;
const keptPerOrganisation = 20;

/** A table as it was found, without its rows. */
export type FoundTable = Pick<LedgerTable, "headerRow" | "headerRows" | "endRow" | "columns">;

export interface Upload {
  readonly id: string;
  readonly organisationId: string;
  /** As the user named it. */
  readonly name: string;
  readonly expires: number;
  /** The ledgers in it, their columns as they were guessed; none in a list of members. */
  readonly tables: readonly FoundTable[];
}

type Kept = Pick<Upload, "organisationId" | "name" | "tables">;

export interface Uploads {
  readonly keep: (kept: Kept, bytes: Uint8Array, now: number) => Promise<Upload>;
  /** null where there is none, it has expired, or it belongs to another organisation. */
  readonly find: (organisationId: string, id: string, now: number) => Upload | null;
  /** null where the file is gone already. */
  readonly read: (upload: Upload) => Promise<Uint8Array | null>;
}

/**
 * @param folder emptied with the first upload: the key lives in this process, so what an earlier one left cannot be read
 * any more.
 */
export function openUploads(folder: string): Uploads {
  const key = randomBytes(32);
  const uploads = new Map<string, Upload>();
  let emptied: Promise<unknown> | null = null;
  const empty = async () => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
  };
  const fileOf = (id: string) => join(folder, `${id}.bin`);

  async function drop(upload: Upload): Promise<void> {
    uploads.delete(upload.id);
    await rm(fileOf(upload.id), { force: true });
  }

  async function makeRoom(organisationId: string, now: number): Promise<void> {
    const own = [...uploads.values()].filter((upload) => upload.organisationId === organisationId);
    const surplus = own.slice(0, Math.max(0, own.length - keptPerOrganisation + 1));
    const expired = [...uploads.values()].filter((upload) => upload.expires <= now);
    await Promise.all([...new Set([...surplus, ...expired])].map(drop));
  }

  return {
    keep: async (kept, bytes, now) => {
      await (emptied ??= empty());
      await makeRoom(kept.organisationId, now);
      const upload: Upload = { ...kept, id: randomUUID(), expires: now + keptFor };
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(upload.id));
      const sealed = Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
      await writeFile(fileOf(upload.id), sealed, { mode: 0o600 });
      uploads.set(upload.id, upload);
      return upload;
    },
    find: (organisationId, id, now) => {
      const upload = uploads.get(id);
      return upload && upload.organisationId === organisationId && upload.expires > now ? upload : null;
    },
    read: async ({ id }) => {
      const sealed = await readFile(fileOf(id)).catch(() => null);
      if (!sealed) return null;
      const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12))
        .setAAD(Buffer.from(id))
        .setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
    },
  };
}
