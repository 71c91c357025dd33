// What the auditor is answered: entries with the names that the log itself does not hold.
import type { Sentence } from "@miaopu/domain";

export interface NamedThing {
  readonly id: string;
  /** Null where there is no such account or organisation any more, or it lies elsewhere. */
  readonly name: string | null;
}

export interface LogRow {
  readonly seq: number;
  /** ISO moment. */
  readonly at: string;
  /** Null where nobody was signed in. */
  readonly actor: NamedThing | null;
  /** The roles held then. */
  readonly roles: readonly string[];
  readonly organisation: NamedThing | null;
  readonly action: string;
  /** `name` is that of an account alone; whom a file is about the auditor is not told. */
  readonly subject: (NamedThing & { readonly kind: string }) | null;
  readonly outcome: "done" | "refused";
  readonly reason: string | null;
  readonly details: Readonly<Record<string, string | number | boolean>>;
  readonly hash: string;
}

export interface LogList {
  /** The newest first. */
  readonly rows: readonly LogRow[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

export interface LogNeighbour {
  readonly seq: number;
  readonly hash: string;
}

export interface LogDetail extends LogRow {
  readonly previous: LogNeighbour | null;
  readonly next: LogNeighbour | null;
  /** Whether what it says gives its hash. */
  readonly holds: boolean;
}

export interface LogVerdict {
  /** ISO moment. */
  readonly at: string;
  readonly holds: boolean;
  readonly entries: number;
  readonly anchors: number;
  readonly sentences: readonly Sentence[];
}
