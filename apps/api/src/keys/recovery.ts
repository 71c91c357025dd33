// Recovery parts: the keys split into three, of which any two restore them, as text that a person can type back.
import { createHash } from "node:crypto";
import { combine, split } from "shamir-secret-sharing";
import { type KeyRing, generationOf } from "./key-ring.ts";

const parts = 3;
const needed = 2;
const version = 1;
const secretBytes = 32;
const charactersInGroup = 4;
const groupsInLine = 6;

/** Crockford's: no I, L, O or U, so that nothing is mistaken for a digit. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

function toText(bytes: Uint8Array): string {
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, "0"), 2)])
    .join("");
}

function toBytes(text: string): Buffer {
  let bits = "";
  for (const character of text) bits += alphabet.indexOf(character).toString(2).padStart(5, "0");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}

const checksum = (of: string | Uint8Array, characters: number): string =>
  toText(createHash("sha256").update(of).digest()).slice(0, characters);

/** One printed part. */
export interface RecoveryPart {
  /** 1 to 3. */
  readonly number: number;
  /** Six characters that the parts of one printing share: parts of different printings do not fit together. */
  readonly set: string;
  /** Groups of four characters; the last two of each line tell whether the line was typed rightly. */
  readonly lines: readonly string[];
}

/** What is split: version, root, and every generation's master, so that nothing sealed so far is lost. */
const secretOf = (ring: KeyRing): Buffer =>
  Buffer.concat([Buffer.of(version), ring.root, ...ring.generations.map(({ master }) => master)]);

const lineText = charactersInGroup * groupsInLine - 2;

function linesOf(header: string, share: Uint8Array): string[] {
  const text = toText(share);
  const chunks = text.match(new RegExp(`.{1,${lineText}}`, "g")) ?? [];
  return chunks.map((chunk, at) => {
    const whole = chunk + checksum(`${header}/${at}/${chunk}`, 2);
    return (whole.match(new RegExp(`.{1,${charactersInGroup}}`, "g")) ?? []).join(" ");
  });
}

export async function recoveryParts(ring: KeyRing): Promise<RecoveryPart[]> {
  const secret = secretOf(ring);
  // What is printed anew has other shares, so that a part of an older printing must not pass for one of it.
  const shares = await split(new Uint8Array(secret), parts, needed);
  const set = checksum(Buffer.concat(shares), 6);
  const sum = checksum(secret, 8);
  return shares.map((share, at) => {
    const number = at + 1;
    const framed = Buffer.concat([toBytes(sum), share]);
    return { number, set, lines: linesOf(`${set}-${number}`, framed) };
  });
}

export type RecoveryProblem =
  | { readonly kind: "shape" }
  | { readonly kind: "line"; readonly part: number; readonly line: number }
  | { readonly kind: "same-part" }
  | { readonly kind: "other-set" }
  | { readonly kind: "count"; readonly found: number }
  | { readonly kind: "unfit" };

export class RecoveryError extends Error {
  readonly problem: RecoveryProblem;
  constructor(problem: RecoveryProblem) {
    super(sentenceOf(problem));
    this.name = "RecoveryError";
    this.problem = problem;
  }
}

function sentenceOf(problem: RecoveryProblem): string {
  switch (problem.kind) {
    case "shape":
      return "恢复码须以“MP-组号-份号”一行开头，其后为字符组。请照纸上内容输入。/ A part starts with its line MP-SET-NUMBER, followed by groups of characters. Type it as it is printed.";
    case "line":
      return `第${problem.part}份第${problem.line}行有误，请对照纸面重新输入。/ Line ${problem.line} of part ${problem.part} is wrong; type it again from the paper.`;
    case "same-part":
      return "两份恢复码相同，须用不同的两份。/ The same part twice: two different ones are needed.";
    case "other-set":
      return "两份恢复码不是同一次打印的。请用组号相同的两份。/ The parts come from different printings. Use two with the same set.";
    case "count":
      return `须输入两份恢复码，读到${problem.found}份。/ Two parts are needed; ${problem.found} were found.`;
    case "unfit":
      return "两份恢复码合不出密钥，请核对是否同属本系统。/ The parts do not give the keys; check that both belong to this installation.";
  }
}

const headPattern = /^MP-?([0-9A-Z]{6})-?([1-3])$/;

/** Typed as a person types: any case, spaces or hyphens anywhere, O for 0, I and L for 1. */
const normalised = (line: string): string =>
  line
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");

export const headOf = ({ set, number }: Pick<RecoveryPart, "set" | "number">): string =>
  `MP-${set}-${number}`;

/** The parts in a text, each from its head line on; other lines, such as a printed page's sentences, are passed over. */
function readParts(text: string): { set: string; number: number; share: Buffer; sum: string }[] {
  const found: { set: string; number: number; body: string[] }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const bare = line.normalize("NFKC").trim().toUpperCase();
    const head = headPattern.exec(bare);
    if (head) found.push({ set: normalised(head[1] as string), number: Number(head[2]), body: [] });
    else if (bare !== "" && /^[\d A-Z-]+$/.test(bare)) found.at(-1)?.body.push(normalised(line));
  }
  return found.map(({ set, number, body }) => {
    const chunks = body.map((line, at) => {
      const chunk = line.slice(0, -2);
      const isRight = line.slice(-2) === checksum(`${set}-${number}/${at}/${chunk}`, 2);
      if (!isRight) throw new RecoveryError({ kind: "line", part: number, line: at + 1 });
      return chunk;
    });
    const framed = toBytes(chunks.join(""));
    return { set, number, sum: toText(framed.subarray(0, 5)), share: framed.subarray(5) };
  });
}

/**
 * @param text both parts as typed, one after the other.
 * @param now when the keys count as made, since the parts do not say: ISO moment.
 * @throws RecoveryError that names the part and line that is wrong, or why the two do not fit.
 */
export async function ringFromParts(text: string, now: string): Promise<KeyRing> {
  const found = readParts(text);
  const [one, two] = found;
  if (!one) throw new RecoveryError({ kind: "shape" });
  if (!two || found.length > needed) throw new RecoveryError({ kind: "count", found: found.length });
  if (one.set !== two.set) throw new RecoveryError({ kind: "other-set" });
  if (one.number === two.number) throw new RecoveryError({ kind: "same-part" });
  const isEven = one.share.length === two.share.length && one.sum === two.sum;
  const isWhole = (one.share.length - 2) % secretBytes === 0 && one.share.length >= 2 + 2 * secretBytes;
  if (!isEven || !isWhole) throw new RecoveryError({ kind: "unfit" });
  const secret = Buffer.from(await combine([new Uint8Array(one.share), new Uint8Array(two.share)]));
  if (secret[0] !== version || checksum(secret, 8) !== one.sum) throw new RecoveryError({ kind: "unfit" });
  const keys = Array.from({ length: (secret.length - 1) / secretBytes }, (_, at) =>
    secret.subarray(1 + at * secretBytes, 1 + (at + 1) * secretBytes),
  );
  const [root, first, ...others] = keys as [Buffer, Buffer, ...Buffer[]];
  return {
    root,
    generations: [generationOf(first, now), ...others.map((master) => generationOf(master, now))],
  };
}

/** The page to be printed for one keeper: Chinese first, English beside it. */
export function pageOf({ set, number, lines }: RecoveryPart, printed: string): string {
  return [
    `苗圃 密钥恢复码　第${number}份（共${parts}份，任意${needed}份可恢复）`,
    `Miaopu key recovery, part ${number} of ${parts}; any ${needed} of them restore the keys`,
    "",
    `打印日期 printed on  ${printed.slice(0, 10)}`,
    "",
    headOf({ set, number }),
    ...lines,
    "",
    `本页单独保存于保险柜，勿与其他份放在一起，勿拍照，勿存入电脑。恢复时运行 miaopu keys recover，逐行输入${needed}份。`,
    `Keep this page in a safe, apart from the others; no photograph, no computer. To restore, run miaopu keys recover and type ${needed} parts.`,
    "",
    "保管人签字 keeper ____________________    日期 date ____________",
  ].join("\n");
}
