// Fields at rest: what is sealed for one place opens in that place alone, and under this installation's keys alone.
import { createHmac } from "node:crypto";
import { type KeyRing, hkdf, newestOf } from "./key-ring.ts";
import { type CipherName, type Suite, suiteMarked, suites } from "./suite.ts";

/** Seals and opens single values; see docs/decisions/0010-fields-are-sealed-in-their-place.md. */
export interface FieldKeys {
  /**
   * @param place what the value belongs to, such as `people/per_…/id_number`: associated data.
   * @returns text: suite, key id, and the rest in base64url, e.g. `f1.1a2b3c4d.<nonce>.<ciphertext and tag>`.
   */
  seal(place: string, clear: string): string;
  /** @throws FieldKeyError where it was tampered with, moved to another place, or its key is missing. */
  open(place: string, sealed: string): string;
  sealBytes(place: string, clear: Uint8Array): Uint8Array;
  /** @throws FieldKeyError as `open` does. */
  openBytes(place: string, sealed: Uint8Array): Uint8Array;
  /** Equal inputs give equal indexes of 22 characters, under this installation's root only; no rotation changes them. */
  blindIndex(column: string, clear: string): string;
  /** 32 bytes for another use, such as `backup`; no rotation changes them. */
  derive(use: string): Uint8Array;
  /** The id of the key that seals now. */
  readonly currentKey: string;
  /** What everything sealed from now on begins with: suite and key id, e.g. `f1.1a2b3c4d.`. */
  readonly currentMark: string;
}

export type FieldKeyProblem = "tampered" | "key-missing";

const sentences: Readonly<Record<FieldKeyProblem, string>> = {
  tampered:
    "密文与其位置或密钥不符，可能已被改动 / a sealed value does not fit its place or its key: it may have been tampered with",
  "key-missing": "密钥文件中没有此密文所用的密钥 / the key file lacks the key of a sealed value",
};

export class FieldKeyError extends Error {
  readonly problem: FieldKeyProblem;
  readonly place: string;
  constructor(problem: FieldKeyProblem, place: string) {
    super(`${sentences[problem]} (${place})`);
    this.name = "FieldKeyError";
    this.problem = problem;
    this.place = place;
  }
}

/** Where the keys come from, asked anew each time: another process may have added a generation. */
export interface KeySource {
  readonly ring: () => KeyRing;
  /** Reads anew whatever is there, for a key that is not known. */
  readonly reread: () => KeyRing;
}

/** So many characters of the text stand before its last dot: the nonce, to the eye. */
const nonceCharacters = 16;
const headPattern = /^(f1|g1)\.([0-9a-f]{8})\./;
const headLength = "f1.00000000.".length;
const restStart = headLength + nonceCharacters + 1;

/** The id of the key that something was sealed with; null where it is not sealed at all. */
export const keyIdOf = (sealed: string): string | null => headPattern.exec(sealed)?.[2] ?? null;

export const isSealed = (text: string): boolean => headPattern.test(text);

interface RawKeys {
  readonly seal: (place: string, clear: Uint8Array) => { readonly head: string; readonly body: Buffer };
  readonly open: (place: string, head: string, body: Uint8Array) => Buffer;
  /** What everything sealed from now on begins with. */
  readonly head: () => string;
}

/** Heads and bodies as bytes; each key is derived once. */
function rawKeys(source: KeySource, sealing: Suite): RawKeys {
  const made = new Map<string, Buffer>();
  const keyOf = (suite: Suite, ring: KeyRing, keyId: string): Buffer | null => {
    const known = made.get(suite.mark + keyId);
    if (known) return known;
    const generation = ring.generations.find(({ id }) => id === keyId);
    if (!generation) return null;
    const key = suite.keyFrom(generation.master);
    made.set(suite.mark + keyId, key);
    return key;
  };
  const headOf = (ring: KeyRing): string => `${sealing.mark}.${newestOf(ring).id}.`;
  return {
    head: () => headOf(source.ring()),
    seal: (place, clear) => {
      const ring = source.ring();
      const head = headOf(ring);
      const key = keyOf(sealing, ring, newestOf(ring).id) as Buffer;
      return { head, body: sealing.seal(key, head + place, clear) };
    },
    open: (place, head, body) => {
      const [, mark, keyId] = headPattern.exec(head) ?? [];
      const suite = suiteMarked(mark ?? "");
      if (!suite || keyId === undefined) throw new FieldKeyError("tampered", place);
      // A key that was met before needs no look at the file, which a list would take for every row.
      const known = made.get(suite.mark + keyId);
      const key = known ?? keyOf(suite, source.ring(), keyId) ?? keyOf(suite, source.reread(), keyId);
      if (!key) throw new FieldKeyError("key-missing", place);
      const clear = suite.open(key, head + place, body);
      if (!clear) throw new FieldKeyError("tampered", place);
      return clear;
    },
  };
}

/** @param cipher the suite of what is sealed from now on; what was sealed with the other one still opens. */
export function createFieldKeys(source: KeySource, cipher: CipherName): FieldKeys {
  const raw = rawKeys(source, suites[cipher]);
  // Derived once for each root that is read: a register asks for it a hundred thousand times.
  const indexKeys = new WeakMap<Uint8Array, ReturnType<typeof hkdf>>();
  const indexKeyOf = (root: Parameters<typeof hkdf>[0]) => {
    const known = indexKeys.get(root) ?? hkdf(root, "index");
    indexKeys.set(root, known);
    return known;
  };
  return {
    seal: (place, clear) => {
      const { head, body } = raw.seal(place, Buffer.from(clear));
      const text = body.toString("base64url");
      return `${head}${text.slice(0, nonceCharacters)}.${text.slice(nonceCharacters)}`;
    },
    open: (place, sealed) => {
      const text = sealed.slice(headLength, headLength + nonceCharacters) + sealed.slice(restStart);
      const body = Buffer.from(text, "base64url");
      // A second spelling of the same bytes would be a change that nobody notices.
      if (sealed[restStart - 1] !== "." || body.toString("base64url") !== text)
        throw new FieldKeyError("tampered", place);
      return raw.open(place, sealed.slice(0, headLength), body).toString("utf8");
    },
    sealBytes: (place, clear) => {
      const { head, body } = raw.seal(place, clear);
      return Buffer.concat([Buffer.from(head), body]);
    },
    openBytes: (place, sealed) => {
      const head = Buffer.from(sealed.subarray(0, headLength)).toString("latin1");
      return raw.open(place, head, sealed.subarray(headLength));
    },
    blindIndex: (column, clear) =>
      createHmac("sha256", indexKeyOf(source.ring().root))
        .update(JSON.stringify([column, clear]))
        .digest("base64url")
        .slice(0, 22),
    derive: (use) => hkdf(source.ring().root, `use/${use}`),
    get currentKey() {
      return newestOf(source.ring()).id;
    },
    get currentMark() {
      return raw.head();
    },
  };
}
