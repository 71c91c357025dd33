// The seal of a backup file: nothing that was changed, moved, left out, doubled or added opens.
import { randomBytes, randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import { SealError, seal, unseal } from "../../src/backup/sealing.ts";

const key = randomBytes(32);

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function whole(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of stream) all.push(piece);
  return Buffer.concat(all);
}

const sealed = (clear: Buffer) => whole(seal(key, pieces(clear, 10_007)));
const opened = (bytes: Buffer, withKey: Uint8Array = key, size = 4099) =>
  whole(unseal(withKey, pieces(bytes, size)));

/** Why it does not open. */
const refusalOf = (bytes: Buffer, withKey?: Uint8Array): Promise<string> =>
  opened(bytes, withKey).then(
    () => "opened",
    (error: unknown) => (error instanceof SealError ? error.reason : String(error)),
  );

const headBytes = 64;
const chunk = 256 * 1024;
const record = 4 + chunk + 16;

describe("the seal", () => {
  it.each([0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 1_000_003])(
    "opens %i bytes again",
    async (length) => {
      const clear = randomBytes(length);
      expect((await opened(await sealed(clear))).equals(clear)).toBe(true);
    },
  );

  it("never gives the same file twice", async () => {
    const clear = Buffer.from("同样的内容");
    expect((await sealed(clear)).equals(await sealed(clear))).toBe(false);
  });

  it("tells a wrong key from a damaged file and from something else", async () => {
    const bytes = await sealed(randomBytes(1000));
    expect(await refusalOf(bytes, randomBytes(32))).toBe("wrong-key");
    expect(await refusalOf(Buffer.from("SQLite format 3"))).toBe("not-a-backup");
    expect(await refusalOf(randomBytes(5000))).toBe("not-a-backup");
  });

  it("refuses a bit changed at 400 places", async () => {
    const bytes = await sealed(randomBytes(600_000));
    for (let i = 0; i < 400; i++) {
      // The first hundred bytes one after another, then anywhere.
      const place = i < 100 ? i : randomInt(bytes.length);
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ (1 << randomInt(8));
      expect([place, await refusalOf(changed)]).toEqual([
        place,
        expect.stringMatching(/damaged|not-a-backup/),
      ]);
    }
  }, 60_000);

  it("refuses every end cut off, also between two chunks, and anything added", async () => {
    const bytes = await sealed(randomBytes(3 * chunk));
    const between = [0, 1, 2, 3].map((chunks) => headBytes + chunks * record);
    const anywhere = Array.from({ length: 40 }, () => headBytes + randomInt(bytes.length - headBytes));
    for (const length of [...between, ...anywhere, bytes.length - 1])
      expect([length, await refusalOf(bytes.subarray(0, length))]).toEqual([length, "damaged"]);
    expect(await refusalOf(Buffer.concat([bytes, Buffer.from([0])]))).toBe("damaged");
    expect(await refusalOf(Buffer.concat([bytes, bytes.subarray(headBytes)]))).toBe("damaged");
  });

  it("refuses chunks that changed places, came twice, are missing, or come from another file", async () => {
    const bytes = await sealed(randomBytes(4 * chunk));
    const other = await sealed(randomBytes(4 * chunk));
    const head = bytes.subarray(0, headBytes);
    const at = (from: Buffer, n: number) =>
      from.subarray(headBytes + n * record, headBytes + (n + 1) * record);
    const rest = bytes.subarray(headBytes + 4 * record);
    const of = (...chunks: Buffer[]) => refusalOf(Buffer.concat([head, ...chunks, rest]));
    const [a, b, c, d] = [0, 1, 2, 3].map((n) => at(bytes, n)) as [Buffer, Buffer, Buffer, Buffer];
    expect(await of(a, b, c, d)).toBe("opened");
    expect(await of(b, a, c, d)).toBe("damaged");
    expect(await of(a, b, b, c, d)).toBe("damaged");
    expect(await of(a, b, d)).toBe("damaged");
    expect(await of(a, at(other, 1), c, d)).toBe("damaged");
    expect(await refusalOf(Buffer.concat([head, rest]))).toBe("damaged");
  });
});
