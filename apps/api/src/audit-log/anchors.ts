// What is kept of the audit log outside the database: a line for its last entry, now and then. Runs in Node and in the page.

/** That the log's entry `seq` had this hash at that moment. */
export interface Anchor {
  readonly seq: number;
  /** ISO moment at which it was written down. */
  readonly at: string;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
}

const written = /^(\d{1,15}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z) ([0-9a-f]{64})$/;

export const anchorLine = ({ seq, at, hash }: Anchor): string => `${seq} ${at} ${hash}`;

export interface ReadAnchors {
  readonly anchors: readonly Anchor[];
  /** Numbers of the lines, from 1, that are no anchor. */
  readonly unreadable: readonly number[];
}

/** @param text of the whole file; empty lines say nothing. */
export function readAnchors(text: string): ReadAnchors {
  const anchors: Anchor[] = [];
  const unreadable: number[] = [];
  for (const [i, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    const found = written.exec(line.trim());
    if (found) anchors.push({ seq: Number(found[1]), at: found[2] ?? "", hash: found[3] ?? "" });
    else if (line.trim() !== "") unreadable.push(i + 1);
  }
  return { anchors, unreadable };
}

/** A hash in groups of four, as a slip shows it. */
export const inGroups = (hash: string): string => hash.match(/.{1,4}/g)?.join(" ") ?? "";

/** A hash as someone typed it back from a slip: groups, capitals and full-width digits do not matter. Null where it is none. */
export function typedHash(text: string): string | null {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\-·]/g, "");
  return /^[0-9a-f]{64}$/.test(plain) ? plain : null;
}
