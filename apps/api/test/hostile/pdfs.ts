// PDFs that run, reach out, carry other files, are locked, or are no whole PDF.
import { Buffer } from "node:buffer";
import { deflateSync } from "node:zlib";
import { page, paged, pdfOf, stream } from "../attachments/pictures.ts";
import { type Hostile, cuts, damaged, hostile, randomBytes, times } from "./hostile.ts";
import { canary } from "./impostors.ts";

const actions: readonly (readonly [string, string])[] = [
  ["JavaScript", "<< /S /JavaScript /JS (app.alert(1)) >>"],
  ["a script alone", "<< /S /Unknown /JS 9 0 R >>"],
  ["a program", "<< /S /Launch /F (cmd.exe) >>"],
  ["an embedded file", "<< /Type /EmbeddedFile /Length 0 >>"],
  ["a list of embedded files", "<< /EmbeddedFiles << /Names [(x) 9 0 R] >> >>"],
  ["rich media", "<< /Subtype /RichMedia >>"],
  ["an XFA form", "<< /XFA 9 0 R >>"],
  ["a form that is sent", "<< /S /SubmitForm /F (http://x.example) >>"],
  ["data taken in", "<< /S /ImportData /F (x.fdf) >>"],
  ["another file", "<< /S /GoToR /F (//x.example/share) >>"],
  ["a file within", "<< /S /GoToE /T << /R /C >> >>"],
  ["a film", "<< /S /Rendition >>"],
  ["a sound", "<< /S /Sound >>"],
];

const escaped = (object: string) =>
  object.replaceAll(
    /\/([A-Za-z])([A-Za-z])/g,
    (_, first: string, second: string) => `/${first}#${second.charCodeAt(0).toString(16)}`,
  );

/** Objects in a compressed list, where a plain search does not see them. */
const list = (
  object: string,
  dictionary = "/Filter /FlateDecode",
  packed: Buffer = deflateSync(Buffer.from(`20 0 ${object}`)),
) => stream(`/Type /ObjStm /N 1 /First 5 ${dictionary}`, packed);

/** A second version of the file behind the first. */
function revised(object: string): Buffer {
  const first = pdfOf(paged(1)).toString("latin1");
  const at = first.length;
  const added = `20 0 obj\n${object}\nendobj\n`;
  return Buffer.from(
    `${first}${added}xref\n20 1\n${String(at).padStart(10, "0")} 00000 n \ntrailer\n<< /Size 21 /Root 1 0 R /Prev ${first.lastIndexOf("xref\n0")} >>\nstartxref\n${at + added.length}\n%%EOF\n`,
    "latin1",
  );
}

const active = (): Hostile[] =>
  actions.flatMap(([name, object]) => [
    hostile(`a PDF with ${name}`, pdfOf([...paged(1), object]), "SCAN_ACTIVE"),
    hostile(`a PDF with ${name}, its names escaped`, pdfOf([...paged(1), escaped(object)]), "SCAN_ACTIVE"),
    hostile(`a PDF with ${name} in a compressed list`, pdfOf([...paged(1), list(object)]), "SCAN_ACTIVE"),
    hostile(`a PDF with ${name} in a later version`, revised(object), "SCAN_ACTIVE"),
  ]);

const whole = () => pdfOf(paged(2)).toString("latin1");
const without = (pattern: RegExp) => Buffer.from(whole().replaceAll(pattern, ""), "latin1");

const broken = (): Hostile[] => [
  hostile("a PDF without a trailer's address", without(/startxref\n\d+\n/g), "SCAN_DAMAGED"),
  hostile("a PDF without its end", without(/%%EOF\n/g), "SCAN_DAMAGED"),
  hostile(
    "a PDF whose index is elsewhere",
    Buffer.from(whole().replace(/startxref\n\d+/, "startxref\n7"), "latin1"),
    "SCAN_DAMAGED",
  ),
  hostile(
    "a PDF whose index is beyond its end",
    Buffer.from(whole().replace(/startxref\n\d+/, "startxref\n99999999"), "latin1"),
    "SCAN_DAMAGED",
  ),
  hostile(
    "a PDF whose index is negative",
    Buffer.from(whole().replace(/startxref\n\d+/, "startxref\n-1"), "latin1"),
    "SCAN_DAMAGED",
  ),
  hostile("a PDF without pages", pdfOf(["<< /Type /Catalog >>"]), "SCAN_DAMAGED"),
  hostile(
    "a PDF whose pages are each other's",
    pdfOf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]),
    "SCAN_DAMAGED",
  ),
  hostile("a PDF of 3,000 pages", pdfOf(paged(3000)), "SCAN_DAMAGED"),
  hostile(
    "a stream that does not end",
    Buffer.from(whole().replace("xref\n0", "<< /Length 9 >>\nstream\nxref\n0"), "latin1"),
    "SCAN_DAMAGED",
  ),
];

const odd = (): Hostile[] => [
  hostile("a PDF with a password", pdfOf(paged(1), { trailer: "/Encrypt 9 0 R" }), "SCAN_LOCKED"),
  hostile(
    "a PDF with a password, its name escaped",
    pdfOf(paged(1), { trailer: "/Encryp#74 9 0 R" }),
    "SCAN_LOCKED",
  ),
  hostile("a PDF of one byte", Buffer.from("%"), "SCAN_KIND"),
  hostile("brackets within brackets", pdfOf([...paged(1), "[".repeat(500_000)]), "taken"),
  hostile("dictionaries within dictionaries", pdfOf([...paged(1), "<<".repeat(500_000)]), "taken"),
  hostile("a name of a megabyte", pdfOf([...paged(1), `/${"a".repeat(1_000_000)}`]), "taken"),
  hostile(
    "a hundred thousand begins of streams",
    pdfOf([...paged(1), ">> stream\n".repeat(100_000)]),
    "SCAN_DAMAGED",
  ),
  hostile(
    "twenty thousand streams",
    pdfOf([...paged(1), ...times(20_000, () => stream("", Buffer.from("x")))]),
    "taken",
  ),
  hostile("a PDF with HTML in a comment", pdfOf(paged(1), { before: `% ${canary}\n` }), "taken"),
  hostile(
    "a PDF and HTML behind it",
    Buffer.concat([pdfOf(paged(1)), Buffer.alloc(4000, canary)]),
    "SCAN_DAMAGED",
  ),
  hostile(
    "a PDF and a ZIP behind it",
    Buffer.concat([pdfOf(paged(1)), Buffer.alloc(3000, "PK\u0005\u0006")]),
    "SCAN_DAMAGED",
  ),
];

const bomb = (megabytes: number) => deflateSync(Buffer.alloc(megabytes * 1024 * 1024, " "), { level: 9 });

const lists = (): Hostile[] => [
  hostile(
    "a list of objects that inflates to 100 MB",
    pdfOf([...paged(1), list("", undefined, bomb(100))]),
    "SCAN_TOO_COMPLEX",
  ),
  hostile(
    "five lists of 10 MB each",
    pdfOf([...paged(1), ...times(5, () => list("", undefined, bomb(10)))]),
    "SCAN_TOO_COMPLEX",
  ),
  hostile(
    "a list that does not inflate",
    pdfOf([...paged(1), list("", undefined, randomBytes(5, 400))]),
    "SCAN_DAMAGED",
  ),
  hostile("a list in an unknown code", pdfOf([...paged(1), list("", "/Filter /LZWDecode")]), "SCAN_DAMAGED"),
  hostile(
    "a list in two codes",
    pdfOf([...paged(1), list("", "/Filter [/ASCIIHexDecode /FlateDecode]")]),
    "SCAN_DAMAGED",
  ),
  hostile(
    "a list behind a predictor",
    pdfOf([...paged(1), list("", "/Filter /FlateDecode /DecodeParms << /Predictor 12 >>")]),
    "SCAN_DAMAGED",
  ),
  hostile(
    "a script in a list that is not packed",
    pdfOf([...paged(1), list("", "", Buffer.from("<< /S /JS >>"))]),
    "SCAN_ACTIVE",
  ),
  hostile(
    "a script within a stream",
    pdfOf([...paged(1), stream("", Buffer.from("<< /S /JavaScript /JS (x) >>"))]),
    "SCAN_ACTIVE",
  ),
];

export function hostilePdfs(): Hostile[] {
  const honest = pdfOf([...paged(2), stream("", Buffer.from("BT ET")), page]);
  return [
    ...active(),
    ...broken(),
    ...odd(),
    ...lists(),
    ...cuts(honest, 32).map((bytes, n) =>
      hostile(
        `a PDF cut at ${n} of 32`,
        bytes,
        n === 31 ? "taken" : bytes.length < 8 ? "SCAN_KIND" : "SCAN_DAMAGED",
      ),
    ),
    ...times(12, (n) =>
      hostile(`a PDF with bent bytes ${n}`, damaged(honest, 800 + n, 1 + n, 9), "SCAN_DAMAGED", "taken"),
    ),
    ...times(12, (n) =>
      hostile(
        `noise as a PDF ${n}`,
        Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(900 + n, 4000)]),
        "SCAN_DAMAGED",
      ),
    ),
  ];
}
