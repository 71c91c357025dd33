// An exported audit log, line by line: its first line says what it is, each other one is an entry. Runs in Node and in the page.
import { type ExportHead, readEntry, readHead } from "./entry.ts";
import { type Question, type Verification, type Verifying, openVerification } from "./verification.ts";

export interface LinesVerification extends Verification {
  /** Null where the first line is no head of an export: nothing else was looked at. */
  readonly head: ExportHead | null;
}

export interface VerifyingLines {
  readonly take: (line: string) => void;
  readonly end: () => LinesVerification;
}

/** What the file holds against what its first line says; a file that was cut on its way shows here. */
function compareWithHead(verifying: Verifying, head: ExportHead): void {
  const { entries, hash } = verifying.taken();
  const endsElsewhere = head.kind === "whole" && hash !== head.head.hash;
  if (entries !== head.entries || endsElsewhere)
    verifying.meet({ kind: "incomplete", entries, declared: head.entries });
}

/** Takes the lines of a file in their order, without their line ends; empty ones say nothing. */
export function openLines(question: Pick<Question, "sha256" | "anchors" | "slip">): VerifyingLines {
  let head: ExportHead | null = null;
  let verifying: Verifying | null = null;
  let number = 0;
  const open = (line: string) => {
    head = readHead(line);
    const { kind = "whole", madeAt = null } = head ?? {};
    verifying = openVerification({ ...question, kind, madeAt });
    if (!head) verifying.meet({ kind: "unreadable", line: number });
    return verifying;
  };
  const take = (given: string) => {
    number += 1;
    const line = given.replace(/^\uFEFF/, "").replace(/\r$/, "");
    if (line === "") return;
    if (!verifying) return void open(line);
    if (!head) return;
    const read = readEntry(line);
    if (read) verifying.take(read.entry, read.previous);
    else verifying.meet({ kind: "unreadable", line: number });
  };
  const end = (): LinesVerification => {
    const opened = verifying ?? open("");
    if (head) compareWithHead(opened, head);
    return { ...opened.end(), head };
  };
  return { take, end };
}
