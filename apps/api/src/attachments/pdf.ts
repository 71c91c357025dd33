// A PDF looked at without drawing it: whether it is whole, how many pages it has, and that it holds nothing but pages.
import { Buffer } from "node:buffer";
import { inflateSync } from "node:zlib";
import { type ScanRefusalCode, scanLimits } from "./refusal.ts";

export type PdfFound = { readonly pages: number } | { readonly refused: ScanRefusalCode };

/** Names that stand for something that runs, reaches out, or carries another file; a scanned paper has none of them. */
const activeNames = new Set([
  "JavaScript",
  "JS",
  "Launch",
  "EmbeddedFile",
  "EmbeddedFiles",
  "Filespec",
  "RichMedia",
  "XFA",
  "SubmitForm",
  "ImportData",
  "GoToR",
  "GoToE",
  "Rendition",
  "Movie",
  "Sound",
  "3D",
]);
/** Looked for in every byte, so that no trick with streams hides them; too long to stand there by chance. */
const activeAnywhere = /\/(?:JavaScript|EmbeddedFiles?|RichMedia|SubmitForm|ImportData)[\s/<>[\]()%]/;
const tailBytes = 1024;

const refused = (code: ScanRefusalCode): PdfFound => ({ refused: code });

/** `/J#61vaScript` is `/JavaScript`. */
const plainName = (name: string) =>
  name.replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function* namesIn(text: string): Generator<string> {
  for (const [, name] of text.matchAll(/\/([^\s()<>[\]{}/%]{1,127})/g)) yield plainName(name ?? "");
}

/** Whether the last cross-reference that the file names is where it says. */
function hasIndex(text: string): boolean {
  const tail = text.slice(-tailBytes);
  const [, offset] = /startxref\s+(\d{1,10})\s+%%EOF(?!.*startxref)/s.exec(tail) ?? [];
  if (offset === undefined) return false;
  const there = text.slice(Number(offset), Number(offset) + 40);
  return /^\s*(?:xref\b|\d{1,10}\s+\d{1,5}\s+obj\b)/.test(there);
}

interface Stream {
  readonly dictionary: string;
  readonly data: string;
}

const longestDictionary = 65_536;

/** The text outside streams, and the streams that list further objects. */
function parted(text: string): { readonly outside: string; readonly lists: readonly Stream[] } | null {
  const outside: string[] = [];
  const lists: Stream[] = [];
  const begins = />>\s*stream\r?\n/g;
  let from = 0;
  for (let begin = begins.exec(text); begin; begin = begins.exec(text)) {
    const start = begin.index + begin[0].length;
    const end = text.indexOf("endstream", start);
    if (end < 0) return null;
    const head = text.slice(from, start);
    outside.push(head);
    const dictionary = head.slice(Math.max(head.lastIndexOf("obj"), head.length - longestDictionary));
    if ([...namesIn(dictionary)].includes("ObjStm")) lists.push({ dictionary, data: text.slice(start, end) });
    from = end;
    begins.lastIndex = end;
  }
  outside.push(text.slice(from));
  return { outside: outside.join("\n"), lists };
}

/** What the lists of objects say; null where one cannot be read, so that nothing stays unlooked at. */
function listed(lists: readonly Stream[]): string | null {
  let left: number = scanLimits.pdfObjectBytes;
  const texts: string[] = [];
  for (const { dictionary, data } of lists) {
    const plain = plainName(dictionary);
    const isPlain = !/\/Filter\b/.test(plain);
    const isPacked = /\/Filter\s*(?:\/FlateDecode\b|\[\s*\/FlateDecode\s*\])/.test(plain);
    if (!(isPlain || (isPacked && !/\/Predictor\s+(?!1\b)/.test(plain))) || left <= 0) return null;
    const bytes = Buffer.from(data, "latin1");
    const clear = isPlain ? bytes : inflateSync(bytes, { maxOutputLength: left });
    left -= clear.length;
    texts.push(clear.toString("latin1"));
  }
  return texts.join("\n");
}

/** @throws where a list of objects does not inflate, or to too much. */
export function inspectPdf(bytes: Buffer): PdfFound {
  const text = bytes.toString("latin1");
  if (!hasIndex(text)) return refused("SCAN_DAMAGED");
  const parts = parted(text);
  const inside = parts && listed(parts.lists);
  if (!parts || inside === null) return refused("SCAN_DAMAGED");
  const objects = `${parts.outside}\n${inside}`;
  let pages = 0;
  let before = "";
  for (const name of namesIn(objects)) {
    if (name === "Encrypt") return refused("SCAN_LOCKED");
    if (activeNames.has(name)) return refused("SCAN_ACTIVE");
    if (before === "Type" && name === "Page") pages++;
    before = name;
  }
  if (activeAnywhere.test(text)) return refused("SCAN_ACTIVE");
  return pages === 0 || pages > scanLimits.pages ? refused("SCAN_DAMAGED") : { pages };
}
