// Reads a whole vote that is written in one cell: `应到20人，实到15人，赞成13票…`, or `20/15/13/2/0` under a heading that says so.
import { type Cell, textOf } from "../workbook/cell.ts";
import { type Value, isEmptyMark } from "../sheets/values.ts";

export const tallyKeys = ["shouldAttend", "present", "yes", "no", "abstain"] as const;
type TallyKey = (typeof tallyKeys)[number];
/** The figures that a cell names; the others are not known. */
export type Tally = Partial<Record<TallyKey, number>>;

// A heading or a cell says 实到会有表决权党员: the first word counts, 有表决权 alone means those who should attend.
const words: readonly (readonly [TallyKey, string])[] = [
  ["shouldAttend", "应到会?|应参加|应出席|应参会"],
  ["present", "实到会?|实际到会|实际参加|实参会|实出席|到会|出席|参会|与会"],
  ["no", "反对|不同意|不赞成"],
  ["yes", "赞成|同意"],
  ["abstain", "弃权"],
  ["shouldAttend", "有表决权"],
];
const token = new RegExp(`(\\d+(?:\\.\\d+)?)|${words.map(([, word]) => `(${word})`).join("|")}`, "g");

type Token = TallyKey | number;

/** Words and figures in their order; 有表决权 beside another word of the same piece only describes it. */
function tokensOf(piece: string): Token[] {
  const found = [...piece.matchAll(token)].map((match): [Token, boolean] => {
    if (match[1] !== undefined) return [Number(match[1]), false];
    const at = match.slice(2).findIndex((group) => group !== undefined);
    return [words[at]?.[0] as TallyKey, at === words.length - 1];
  });
  const others = found.filter(([one, describes]) => typeof one === "string" && !describes);
  return found.filter(([, describes]) => !describes || others.length === 0).map(([one]) => one);
}

/** The figures that a heading names, in their order: `应到/实到/同意/不同意/弃权`. */
const orderIn = (heading: string): TallyKey[] =>
  tokensOf(heading.normalize("NFKC").replace(/有表决权/g, "")).filter((one) => typeof one === "string");

function pair(pieces: readonly (readonly Token[])[]): Tally | null {
  const tally: Tally = {};
  for (const tokens of pieces) {
    if (tokens.length % 2 === 1) return null;
    for (let n = 0; n < tokens.length; n += 2) {
      const two = tokens.slice(n, n + 2);
      const key = two.find((one) => typeof one === "string");
      const figure = two.find((one) => typeof one === "number");
      if (key === undefined || figure === undefined || tally[key] !== undefined) return null;
      tally[key] = figure;
    }
  }
  return tally;
}

/**
 * @param heading the column's heading, which may name the order of bare figures.
 * @returns `empty` as well where the cell says how the vote ended and gives no figure.
 */
export function readTally(cell: Cell | undefined, heading: string): Value<Tally> {
  const text = textOf(cell).normalize("NFKC").trim();
  if (text === "" || isEmptyMark(text) || !/\d/.test(text)) return { is: "empty" };
  if (/^\d+(?:\s*[-/:、,;.]\s*\d+)+$/.test(text)) {
    const figures = text.split(/\D+/).map(Number);
    const order = orderIn(heading);
    if (order.length !== figures.length || new Set(order).size !== order.length) return { is: "unreadable" };
    return { is: "value", value: Object.fromEntries(order.map((key, n) => [key, figures[n]])) };
  }
  const tally = pair(text.split(/[,;、。\n\r]+/).map(tokensOf));
  return tally && Object.keys(tally).length > 0 ? { is: "value", value: tally } : { is: "unreadable" };
}
