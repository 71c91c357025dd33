// Takes exact numbers of bytes from a stream whose pieces have any size.

export class Pieces {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);
  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** @returns at most so many bytes and at least one; null at the end. */
  async some(most: number): Promise<Buffer | null> {
    while (this.#held.length === 0) {
      const next = await this.#source.next();
      if (next.done) return null;
      const { buffer, byteOffset, byteLength } = next.value;
      this.#held = Buffer.from(buffer, byteOffset, byteLength);
    }
    const taken = this.#held.subarray(0, most);
    this.#held = this.#held.subarray(taken.length);
    return taken;
  }

  /** @returns null where fewer are left. */
  async exactly(bytes: number): Promise<Buffer | null> {
    const pieces: Buffer[] = [];
    for (let left = bytes; left > 0; left -= pieces.at(-1)?.length ?? 0) {
      const piece = await this.some(left);
      if (!piece) return null;
      pieces.push(piece);
    }
    return pieces.length === 1 ? (pieces[0] ?? null) : Buffer.concat(pieces);
  }
}
