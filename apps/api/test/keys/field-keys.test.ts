// A sealed value opens in its own place, unaltered, under its own keys; under any other condition it is refused.
import { describe, expect, it } from "vitest";
import { type FieldKeys, FieldKeyError, createFieldKeys, keyIdOf } from "../../src/keys/field-keys.ts";
import { type KeyRing, newGeneration, newRing } from "../../src/keys/key-ring.ts";
import { type CipherName, cipherNames } from "../../src/keys/suite.ts";

const now = "2026-11-22T04:00:00.000Z";
const keysOf = (ring: KeyRing, cipher: CipherName = "aes"): FieldKeys =>
  createFieldKeys({ ring: () => ring, reread: () => ring }, cipher);
const place = "people/per_1/id_number";
const clear = "431999199005010018";

const problemOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof FieldKeyError) return error.problem;
    throw error;
  }
  return "none";
};

describe.each(cipherNames)("a field sealed by %s", (cipher) => {
  const ring = newRing(now);
  const keys = keysOf(ring, cipher);

  it.each(["", "4", clear, "政审情况：其父曾受处分。", "长".repeat(5000)])("opens as what it was", (text) => {
    const sealed = keys.seal(place, text);
    expect(keys.open(place, sealed)).toBe(text);
    if (text.length > 8) expect(sealed).not.toContain(text);
    const bytes = Buffer.from(text);
    expect(Buffer.from(keys.openBytes(place, keys.sealBytes(place, bytes)))).toEqual(bytes);
  });

  it("differs each time, and says its suite and key", () => {
    const some = new Set(Array.from({ length: 100 }, () => keys.seal(place, clear)));
    expect(some.size).toBe(100);
    for (const sealed of some) {
      expect(sealed.startsWith(cipher === "aes" ? "f1." : "g1.")).toBe(true);
      expect(sealed.startsWith(keys.currentMark)).toBe(true);
      expect(keyIdOf(sealed)).toBe(keys.currentKey);
    }
  });

  it("is refused in another row, column or table", () => {
    const sealed = keys.seal(place, clear);
    const bytes = keys.sealBytes(place, Buffer.from(clear));
    for (const other of ["people/per_2/id_number", "people/per_1/phone", "members/per_1/id_number", ""]) {
      expect(problemOf(() => keys.open(other, sealed))).toBe("tampered");
      expect(problemOf(() => keys.openBytes(other, bytes))).toBe("tampered");
    }
  });

  it("is refused with any one character changed, left out or added", () => {
    const sealed = keys.seal(place, clear);
    for (let at = 0; at < sealed.length; at++) {
      for (const character of ["A", "b", "0", ".", "-"]) {
        if (sealed[at] === character) continue;
        const changed = sealed.slice(0, at) + character + sealed.slice(at + 1);
        expect([changed, problemOf(() => keys.open(place, changed))]).not.toContain("none");
      }
      const shorter = sealed.slice(0, at) + sealed.slice(at + 1);
      expect([shorter, problemOf(() => keys.open(place, shorter))]).not.toContain("none");
      expect(problemOf(() => keys.open(place, sealed.slice(0, at)))).not.toBe("none");
    }
    for (const more of ["A", ".", "=", " "])
      expect(problemOf(() => keys.open(place, sealed + more))).toBe("tampered");
  });

  it("is refused with any one bit changed in its bytes, or with fewer of them", () => {
    const sealed = keys.sealBytes(place, Buffer.from(clear));
    for (let at = 0; at < sealed.length * 8; at++) {
      const changed = Buffer.from(sealed);
      changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7));
      expect([at, problemOf(() => keys.openBytes(place, changed))]).not.toContain("none");
    }
    for (let length = 0; length < sealed.length; length++)
      expect(problemOf(() => keys.openBytes(place, sealed.subarray(0, length)))).not.toBe("none");
  });

  it("opens under the other suite's setting too, and under a later generation", () => {
    const sealed = keys.seal(place, clear);
    const rotated: KeyRing = { ...ring, generations: [...ring.generations, newGeneration(now)] };
    for (const other of cipherNames) {
      const later = keysOf(rotated, other);
      expect(later.open(place, sealed)).toBe(clear);
      expect(later.currentKey).not.toBe(keys.currentKey);
    }
  });

  it("does not open without its generation, nor as the other suite", () => {
    const sealed = keys.seal(place, clear);
    const strange = keysOf({ root: ring.root, generations: [newGeneration(now)] }, cipher);
    expect(problemOf(() => strange.open(place, sealed))).toBe("key-missing");
    const renamed = (sealed.startsWith("f1") ? "g1" : "f1") + sealed.slice(2);
    expect(problemOf(() => keys.open(place, renamed))).toBe("tampered");
  });
});

describe("a key that another process has made", () => {
  it("is looked for once more before a value is given up", () => {
    const first = newRing(now);
    const rotated: KeyRing = { ...first, generations: [...first.generations, newGeneration(now)] };
    let ring = first;
    const keys = createFieldKeys({ ring: () => ring, reread: () => (ring = rotated) }, "aes");
    expect(keys.open(place, keysOf(rotated).seal(place, clear))).toBe(clear);
    expect(keys.currentKey).toBe(rotated.generations.at(-1)?.id);
  });
});

describe("what hangs on the root", () => {
  const ring = newRing(now);
  const keys = keysOf(ring);

  it("stays through a rotation and a change of suite", () => {
    const later = keysOf({ ...ring, generations: [...ring.generations, newGeneration(now)] }, "gm");
    expect(later.blindIndex("people.id_number", clear)).toBe(keys.blindIndex("people.id_number", clear));
    expect(Buffer.from(later.derive("backup"))).toEqual(Buffer.from(keys.derive("backup")));
  });

  it("differs by column, by value, by use and by installation", () => {
    const other = keysOf({ ...newRing(now), generations: ring.generations });
    const indexes = [
      keys.blindIndex("a", "1"),
      keys.blindIndex("a", "2"),
      keys.blindIndex("b", "1"),
      keys.blindIndex("a1", ""),
      other.blindIndex("a", "1"),
    ];
    expect(new Set(indexes).size).toBe(indexes.length);
    for (const index of indexes) expect(index).toMatch(/^[\w-]{22}$/);
    const derived = [keys.derive("backup"), keys.derive("x"), other.derive("backup")];
    expect(new Set(derived.map((bytes) => Buffer.from(bytes).toString("hex"))).size).toBe(3);
    expect(derived.every(({ length }) => length === 32)).toBe(true);
  });
});
