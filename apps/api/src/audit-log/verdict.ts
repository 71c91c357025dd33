// What a verification found, in words. Runs in Node and in the page that verifies offline.
import { inGroups } from "./anchors.ts";
import type { Trouble, Verification } from "./verification.ts";

interface Words {
  readonly zh: string;
  readonly en: string;
}

const eightHours = 8 * 60 * 60 * 1000;

/** A moment as a clock in China shows it, e.g. `2026-11-22 09:41:07`; what is no moment stays as it is. */
export function beijingTime(at: string): string {
  const milliseconds = Date.parse(at);
  if (Number.isNaN(milliseconds)) return at;
  return new Date(milliseconds + eightHours).toISOString().slice(0, 19).replace("T", " ");
}

/** What is wrong and what it means. */
function troubleWords(trouble: Trouble): Words {
  switch (trouble.kind) {
    case "unreadable":
      return {
        zh: `文件第 ${trouble.line} 行不是导出时的样子：这一行被改过，或文件在传送中损坏。`,
        en: `Line ${trouble.line} of the file is not as it was exported: it was changed, or the file was damaged on its way.`,
      };
    case "order":
      return {
        zh: `此处应为第 ${trouble.expected} 条，却是第 ${trouble.seq} 条：有记录被删除、插入、重复或调换。`,
        en: `Entry ${trouble.expected} should stand here, but it is ${trouble.seq}: entries were removed, inserted, repeated or exchanged.`,
      };
    case "changed":
      return {
        zh: `第 ${trouble.seq} 条（${beijingTime(trouble.at)}）与其哈希不符：这一条被改过，或它前一条被换过。`,
        en: `Entry ${trouble.seq} (${beijingTime(trouble.at)}) does not give its hash: it was changed, or the one before it was exchanged.`,
      };
    case "anchor":
      return {
        zh: `第 ${trouble.seq} 条的哈希与 ${beijingTime(trouble.at)} 的存证不同：到这一条为止的日志在存证之后被重写。`,
        en: `The hash of entry ${trouble.seq} is not the one anchored on ${beijingTime(trouble.at)}: the log up to this entry was rewritten afterwards.`,
      };
    case "cut":
      return {
        zh: `日志止于第 ${trouble.last} 条，而 ${beijingTime(trouble.at)} 的存证记有第 ${trouble.seq} 条：末尾至少 ${trouble.seq - trouble.last} 条被截去。`,
        en: `The log ends with entry ${trouble.last}, but entry ${trouble.seq} was anchored on ${beijingTime(trouble.at)}: at least ${trouble.seq - trouble.last} were cut off its end.`,
      };
    case "head":
      return {
        zh: `日志里没有一条的哈希是 ${inGroups(trouble.hash)}：请核对输入；若无误，存证单上的那一条被改写或截去。`,
        en: `No entry has the hash ${inGroups(trouble.hash)}: check what was typed; if it is right, the entry of the slip was rewritten or cut off.`,
      };
    case "incomplete":
      return {
        zh: `文件开头说有 ${trouble.declared} 条，实有 ${trouble.entries} 条，或末条不同：文件不完整。`,
        en: `The file's first line speaks of ${trouble.declared} entries, there are ${trouble.entries}, or the last one is another: the file is not complete.`,
      };
  }
}

const selectionWords: Words = {
  zh: "这是选取的一部分：能核对每一条自身，不能证明其间没有缺少。",
  en: "This is a selection: each entry was checked by itself; that none is missing between them it cannot show.",
};
const noAnchorWords: Words = {
  zh: "没有可比对的存证：若日志被截去末尾或整体重写，仅凭日志自身看不出来。",
  en: "No anchor was compared: a log that was cut short or rewritten as a whole does not show it by itself.",
};

function soundWords({ entries, kind, anchors, slip }: Verification): Words[] {
  const beyond = anchors.beyond > 0 ? `，另有 ${anchors.beyond} 处存证不在其内` : "";
  const others = anchors.beyond > 0 ? `; ${anchors.beyond} more lie beyond it` : "";
  return [
    kind === "whole"
      ? {
          zh: `完好：共 ${entries} 条，条条相连。`,
          en: `It holds: ${entries} entries, each linked to the one before.`,
        }
      : { zh: `所选 ${entries} 条都未被改动。`, en: `None of the ${entries} entries chosen was changed.` },
    ...(kind === "selection" ? [selectionWords] : []),
    anchors.compared > 0
      ? {
          zh: `与 ${anchors.compared} 处存证一致${beyond}。`,
          en: `${anchors.compared} anchors agree${others}.`,
        }
      : noAnchorWords,
    ...(slip === null
      ? []
      : [
          {
            zh: `存证单上的哈希是第 ${slip} 条的。`,
            en: `The hash of the slip is that of entry ${slip}.`,
          },
        ]),
  ];
}

/** The verdict, most important first; the troubles in the order in which they were met. */
export function verdictWords(found: Verification): readonly Words[] {
  if (found.holds) return soundWords(found);
  const more = found.troubleCount - found.troubles.length;
  return [
    { zh: `有 ${found.troubleCount} 处不符。第一处：`, en: `${found.troubleCount} findings. The first:` },
    ...found.troubles.map(troubleWords),
    ...(more > 0 ? [{ zh: `另有 ${more} 处。`, en: `And ${more} more.` }] : []),
  ];
}
