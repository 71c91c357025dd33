// Does the audit log hold? The chain computed anew, entry by entry, and compared with what was written down outside.
// Runs in Node and in the page that verifies offline.
import type { Anchor } from "./anchors.ts";
import { type LoggedEntry, hashedText } from "./entry.ts";

/** One thing that is wrong, the entry it was met at, and what stands beside it. */
export type Trouble =
  /** The line is not what an export writes. */
  | { readonly kind: "unreadable"; readonly line: number }
  /** Entries are missing, are there twice or stand in another order. */
  | { readonly kind: "order"; readonly seq: number; readonly expected: number }
  /** What the entry says does not give its hash: it was changed, or the one before it was. */
  | { readonly kind: "changed"; readonly seq: number; readonly at: string }
  /** The entry's hash is another than was written down outside. */
  | { readonly kind: "anchor"; readonly seq: number; readonly at: string }
  /** Outside more entries are known than the log has: its end was cut off. */
  | { readonly kind: "cut"; readonly seq: number; readonly at: string; readonly last: number }
  /** No entry has the hash that was typed in from a slip. */
  | { readonly kind: "head"; readonly hash: string }
  /** The file has fewer or more entries than its first line says, or ends with another one. */
  | { readonly kind: "incomplete"; readonly entries: number; readonly declared: number };

export interface Question {
  /** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
  readonly sha256: (text: string) => string;
  readonly anchors: readonly Anchor[];
  /** A hash typed back from a slip, which some entry must have. */
  readonly slip: string | null;
  /** When an exported file says it was made: anchors of later moments cannot be in it. Null for a living log. */
  readonly madeAt: string | null;
  /** Of a selection each entry is judged by itself. */
  readonly kind: "whole" | "selection";
}

export interface Verification {
  readonly holds: boolean;
  readonly kind: Question["kind"];
  readonly entries: number;
  readonly first: { readonly seq: number; readonly at: string } | null;
  readonly last: { readonly seq: number; readonly at: string; readonly hash: string } | null;
  /** Anchors that an entry was compared with, and those that this log or file cannot speak of. */
  readonly anchors: { readonly compared: number; readonly beyond: number };
  /** The entry that has the hash typed in; null where none was, or none has it. */
  readonly slip: number | null;
  /** The first ones, in the order in which they were met. */
  readonly troubles: readonly Trouble[];
  readonly troubleCount: number;
}

export interface Verifying {
  /** @param previous the hash before, as the line of a selection says it. */
  readonly take: (entry: LoggedEntry, previous?: string | null) => void;
  readonly meet: (trouble: Trouble) => void;
  /** How many were taken, and the hash of the last one; empty before the first. */
  readonly taken: () => { readonly entries: number; readonly hash: string };
  /** Called once, after the last entry. */
  readonly end: () => Verification;
}

const troublesKept = 20;

/** The hash before an entry; null where the line of a selection says none, or another than the line before it. */
function hashBefore(
  kind: Question["kind"],
  entry: LoggedEntry,
  last: LoggedEntry | null,
  said: string | null,
) {
  const known = kind === "whole" || last?.seq === entry.seq - 1 ? (last?.hash ?? "") : null;
  if (kind === "whole") return said === null ? known : null;
  return known === null || known === said ? said : null;
}

function anchorsBySeq(anchors: readonly Anchor[]): ReadonlyMap<number, readonly Anchor[]> {
  const bySeq = new Map<number, Anchor[]>();
  for (const anchor of anchors) bySeq.set(anchor.seq, [...(bySeq.get(anchor.seq) ?? []), anchor]);
  return bySeq;
}

/** Of a living log every anchor counts; of a file those that are not younger than it. */
const mustBeIn = (anchor: Anchor, { madeAt }: Question): boolean =>
  madeAt === null || Date.parse(anchor.at) <= Date.parse(madeAt);

/** Takes the entries one after the other, in the order in which they lie. */
export function openVerification(question: Question): Verifying {
  const { sha256, kind, slip } = question;
  const anchors = anchorsBySeq(question.anchors);
  const troubles: Trouble[] = [];
  let troubleCount = 0;
  let first: LoggedEntry | null = null;
  let last: LoggedEntry | null = null;
  let entries = 0;
  let compared = 0;
  let slipAt: number | null = null;
  const meet = (trouble: Trouble) => {
    troubleCount += 1;
    if (troubles.length < troublesKept) troubles.push(trouble);
  };
  const judge = (entry: LoggedEntry, previous: string | null) => {
    const expected = (last?.seq ?? 0) + 1;
    const isInOrder = kind === "whole" ? entry.seq === expected : entry.seq >= expected;
    const stands = hashBefore(kind, entry, last, previous);
    if (!isInOrder) meet({ kind: "order", seq: entry.seq, expected });
    else if (stands === null || sha256(stands + hashedText(entry)) !== entry.hash)
      meet({ kind: "changed", seq: entry.seq, at: entry.at });
    for (const anchor of anchors.get(entry.seq) ?? []) {
      compared += 1;
      if (anchor.hash !== entry.hash) meet({ kind: "anchor", seq: anchor.seq, at: anchor.at });
    }
  };
  const take = (entry: LoggedEntry, previous: string | null = null) => {
    judge(entry, previous);
    entries += 1;
    first ??= entry;
    last = entry;
    if (entry.hash === slip) slipAt = entry.seq;
  };
  const end = (): Verification => {
    const lastSeq = last?.seq ?? 0;
    const cut = kind === "whole" ? question.anchors.filter(({ seq }) => seq > lastSeq) : [];
    const missed = cut.filter((anchor) => mustBeIn(anchor, question)).sort((a, b) => b.seq - a.seq)[0];
    if (missed) meet({ kind: "cut", seq: missed.seq, at: missed.at, last: lastSeq });
    if (slip !== null && slipAt === null) meet({ kind: "head", hash: slip });
    return {
      holds: troubleCount === 0,
      kind,
      entries,
      first: first && { seq: first.seq, at: first.at },
      last: last && { seq: last.seq, at: last.at, hash: last.hash },
      anchors: { compared, beyond: question.anchors.length - compared },
      slip: slipAt,
      troubles,
      troubleCount,
    };
  };
  return { take, meet, taken: () => ({ entries, hash: last?.hash ?? "" }), end };
}
