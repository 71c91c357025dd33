// The key of the backups: derived from the installation's root, which lies in the key file and in no backup.
import type { Env } from "../env.ts";
import { createFieldKeys } from "../keys/field-keys.ts";
import { followKeyFile } from "../keys/key-file.ts";

export const backupUse = "backup";

/** @returns 32 bytes; no rotation changes them. @throws KeyFileError where there is no sound key file. */
export const backupKey = ({ keyFile, cipher }: Pick<Env, "keyFile" | "cipher">): Uint8Array =>
  createFieldKeys(followKeyFile(keyFile), cipher).derive(backupUse);
