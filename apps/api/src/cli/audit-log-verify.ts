// `miaopu audit-log verify`: the living log, or an exported file, against its chain, its anchors and a slip.
import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { resolve } from "node:path";
import { typedHash } from "../audit-log/anchors.ts";
import { openLines } from "../audit-log/lines.ts";
import { verdictWords } from "../audit-log/verdict.ts";
import { type LivingVerification, anchorsIn, verifyLog } from "../audit-log/verify.ts";
import { openToRead } from "../db/open.ts";
import { sha256 } from "../repositories/audit-log.ts";
import { databaseFile } from "../serve.ts";
import { type CommandContext, type ExitCode, UsageError } from "./command.ts";

interface Given {
  readonly anchor: string | undefined;
  readonly head: string | undefined;
  readonly json: boolean;
}

function slipOf(head: string | undefined): string | null {
  if (head === undefined) return null;
  const hash = typedHash(head);
  if (hash === null) throw new UsageError("哈希应是 64 位数字和 a–f / a hash has 64 characters, 0–9 and a–f");
  return hash;
}

function existing(file: string): string {
  const path = resolve(file);
  if (!existsSync(path)) throw new Error(`没有这个文件 / there is no such file: ${path}`);
  return path;
}

/** Only a file that is named: the anchors of this machine say nothing of a log from elsewhere. */
async function verifyFile(file: string, { anchor, head }: Given): Promise<LivingVerification> {
  const { anchors, unreadable } =
    anchor === undefined ? { anchors: [], unreadable: [] } : await anchorsIn(existing(anchor));
  const lines = openLines({ sha256, anchors, slip: slipOf(head) });
  for await (const line of createInterface({ input: createReadStream(existing(file)), crlfDelay: Infinity }))
    lines.take(line);
  return { ...lines.end(), unreadableAnchors: unreadable };
}

async function verifyLiving({ anchor, head }: Given, { env }: CommandContext): Promise<LivingVerification> {
  const slip = slipOf(head);
  const { db, close } = openToRead(existing(databaseFile(env())));
  try {
    return await verifyLog(db, anchor === undefined ? env().anchors : existing(anchor), slip);
  } finally {
    await close();
  }
}

/** @param file an exported log; the living one where none is named. */
export async function verifyWith(
  file: string | undefined,
  given: Given,
  context: CommandContext,
): Promise<ExitCode> {
  const found = await (file === undefined ? verifyLiving(given, context) : verifyFile(file, given));
  if (given.json) context.print(JSON.stringify({ ok: found.holds, ...found }));
  else {
    for (const [i, { zh, en }] of verdictWords(found).entries())
      context.print(`${i === 0 ? (found.holds ? "✓" : "✗") : " "} ${zh}\n    ${en}`);
    if (found.last) context.print(`    ${found.last.seq} · ${found.last.hash}`);
  }
  if (found.unreadableAnchors.length > 0)
    context.warn(
      `存证文件第 ${found.unreadableAnchors.join("、")} 行读不出，未比对 / lines of the anchor file that cannot be read`,
    );
  return found.holds ? 0 : 1;
}
