// The page that verifies an exported audit log offline: two files in, one verdict out; nothing leaves the browser.
import { readAnchors, typedHash } from "../src/audit-log/anchors.ts";
import { type LinesVerification, openLines } from "../src/audit-log/lines.ts";
import { beijingTime, verdictWords } from "../src/audit-log/verdict.ts";
import { sha256 } from "./sha256.ts";

interface Words {
  readonly zh: string;
  readonly en: string;
}

// FIPS 180-4, appendix B.1: a browser that computes otherwise must not judge.
const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const million = 1_000_000;

const place = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
const input = (id: string): HTMLInputElement => document.getElementById(id) as HTMLInputElement;

function element(tag: string, className: string, ...inside: readonly (string | Node)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...inside);
  return made;
}

const both = ({ zh, en }: Words, tag = "p"): HTMLElement =>
  element(tag, "both", element("span", "zh", zh), " ", element("span", "en", en));

function say(tone: "good" | "bad" | "busy", ...inside: readonly Node[]): void {
  const verdict = place("verdict");
  verdict.dataset["tone"] = tone;
  verdict.replaceChildren(...inside);
}

/** Every line of a file, whatever its size; what was read so far is told now and then. */
async function eachLine(file: File, take: (line: string) => void): Promise<void> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let read = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    read += value.length;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) take(line);
    const megabytes = (read / million).toFixed(1);
    say("busy", both({ zh: `正在核对……已读 ${megabytes} 兆`, en: `Verifying… ${megabytes} MB read` }));
  }
  take(rest);
}

const facts = (found: LinesVerification): readonly (readonly [Words, string])[] => [
  [{ zh: "导出时间（北京）", en: "exported (Beijing time)" }, beijingTime(found.head?.madeAt ?? "")],
  [{ zh: "导出人", en: "by" }, found.head?.by?.name ?? "miaopu audit-log export"],
  [{ zh: "用途", en: "purpose" }, found.head?.purpose ?? "—"],
  [{ zh: "条数", en: "entries" }, String(found.entries)],
  [{ zh: "第一条", en: "first" }, found.first ? `${found.first.seq} · ${beijingTime(found.first.at)}` : "—"],
  [{ zh: "末一条", en: "last" }, found.last ? `${found.last.seq} · ${beijingTime(found.last.at)}` : "—"],
  [{ zh: "末条哈希", en: "hash of the last" }, found.last?.hash ?? "—"],
  [
    { zh: "存证：已比对／不在其内", en: "anchors: compared / beyond" },
    `${found.anchors.compared} / ${found.anchors.beyond}`,
  ],
];

function factList(found: LinesVerification): HTMLElement {
  const list = element("dl", "facts");
  for (const [name, value] of facts(found)) list.append(both(name, "dt"), element("dd", "", value));
  return list;
}

function show(found: LinesVerification): void {
  const [first, ...others] = verdictWords(found);
  const words: Words = first ?? { zh: "", en: "" };
  const mark = element("strong", "mark", found.holds ? "✓" : "✕");
  say(
    found.holds ? "good" : "bad",
    element("div", "first", mark, both(words)),
    ...others.map((other) => both(other)),
    ...(found.head ? [factList(found)] : []),
  );
}

const fileOf = (id: string): File | null => input(id).files?.[0] ?? null;

async function verify(): Promise<void> {
  const log = fileOf("log");
  if (!log) return say("bad", both({ zh: "请先选择导出的日志文件。", en: "Choose the exported log first." }));
  const typed = input("slip").value;
  const slip = typed.trim() === "" ? null : typedHash(typed);
  if (slip === null && typed.trim() !== "")
    return say(
      "bad",
      both({
        zh: "存证单上的哈希应是 64 位数字和 a–f。",
        en: "The hash of a slip has 64 characters, 0–9 and a–f.",
      }),
    );
  const { anchors, unreadable } = readAnchors((await fileOf("anchors")?.text()) ?? "");
  const lines = openLines({ sha256, anchors, slip });
  await eachLine(log, lines.take);
  show(lines.end());
  if (unreadable.length > 0)
    place("verdict").append(
      both({
        zh: `存证文件第 ${unreadable.join("、")} 行读不出，未比对。`,
        en: `Lines ${unreadable.join(", ")} of the anchor file cannot be read and were not compared.`,
      }),
    );
}

function verifyNow(): void {
  verify().catch((error: unknown) => {
    say("bad", both({ zh: "文件读不出。请重新选择。", en: "The file cannot be read. Choose it again." }));
    console.error(error);
  });
}

/** Dropped anywhere: a text file is the anchors, anything else the log. */
function takeDropped(files: FileList): void {
  for (const file of files) {
    const one = new DataTransfer();
    one.items.add(file);
    input(file.name.endsWith(".txt") ? "anchors" : "log").files = one.files;
  }
  verifyNow();
}

function start(): void {
  if (sha256("abc") !== abc)
    return say(
      "bad",
      both({
        zh: "这个浏览器算不对 SHA-256，请换一个。",
        en: "This browser does not compute SHA-256 rightly; use another.",
      }),
    );
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer) takeDropped(event.dataTransfer.files);
  });
  for (const id of ["log", "anchors"]) place(id).addEventListener("change", verifyNow);
  place("form").addEventListener("submit", (event) => {
    event.preventDefault();
    verifyNow();
  });
}

start();
