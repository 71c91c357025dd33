// The two ways of sealing a value: AES-256-GCM, and the national algorithms SM4-CTR with HMAC-SM3 (国密).
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

export const cipherNames = ["aes", "gm"] as const;
export type CipherName = (typeof cipherNames)[number];

export interface Suite {
  /** What a sealed value begins with, so that it says itself how it is opened. */
  readonly mark: "f1" | "g1";
  /** @param master 32 bytes. @returns the key of this suite alone. */
  readonly keyFrom: (master: Uint8Array) => Buffer;
  /** @returns nonce, ciphertext and tag in one. */
  readonly seal: (key: Buffer, associated: string, clear: Uint8Array) => Buffer;
  /** @returns null where any byte of it, or what it is associated with, is not what was sealed. */
  readonly open: (key: Buffer, associated: string, sealed: Uint8Array) => Buffer | null;
}

const gcmNonce = 12;
const gcmTag = 16;

const aes: Suite = {
  mark: "f1",
  keyFrom: (master) => Buffer.from(hkdfSync("sha256", master, "", "miaopu/f1", 32)),
  seal: (key, associated, clear) => {
    const nonce = randomBytes(gcmNonce);
    const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(associated));
    return Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
  },
  open: (key, associated, sealed) => {
    if (sealed.length < gcmNonce + gcmTag) return null;
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, gcmNonce), {
      authTagLength: gcmTag,
    })
      .setAAD(Buffer.from(associated))
      .setAuthTag(sealed.subarray(-gcmTag));
    const clear = decipher.update(sealed.subarray(gcmNonce, -gcmTag));
    try {
      return Buffer.concat([clear, decipher.final()]);
    } catch {
      return null; // the tag does not match: the one thing that final() throws for
    }
  },
};

const sm4Key = 16;
const sm4Nonce = 16;
const sm3Tag = 32;

/** Covers the lengths too, so that no two inputs read alike. */
function sm3Mac(key: Buffer, associated: string, body: Uint8Array): Buffer {
  const place = Buffer.from(associated);
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(place.length));
  return createHmac("sm3", key.subarray(sm4Key)).update(length).update(place).update(body).digest();
}

const gm: Suite = {
  mark: "g1",
  keyFrom: (master) => Buffer.from(hkdfSync("sm3", master, "", "miaopu/g1", sm4Key + sm3Tag)),
  seal: (key, associated, clear) => {
    const nonce = randomBytes(sm4Nonce);
    const cipher = createCipheriv("sm4-ctr", key.subarray(0, sm4Key), nonce);
    const body = Buffer.concat([nonce, cipher.update(clear), cipher.final()]);
    return Buffer.concat([body, sm3Mac(key, associated, body)]);
  },
  open: (key, associated, sealed) => {
    if (sealed.length < sm4Nonce + sm3Tag) return null;
    const body = sealed.subarray(0, -sm3Tag);
    if (!timingSafeEqual(sm3Mac(key, associated, body), sealed.subarray(-sm3Tag))) return null;
    const decipher = createDecipheriv("sm4-ctr", key.subarray(0, sm4Key), body.subarray(0, sm4Nonce));
    return Buffer.concat([decipher.update(body.subarray(sm4Nonce)), decipher.final()]);
  },
};

export const suites: Readonly<Record<CipherName, Suite>> = { aes, gm };

export const suiteMarked = (mark: string): Suite | null =>
  Object.values(suites).find((suite) => suite.mark === mark) ?? null;
