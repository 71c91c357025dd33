// The auditor's pages: whose entries they hold, how they are cut and narrowed, and what an export takes along.
import { toDay } from "@miaopu/domain";
import { type LoggedAction } from "@miaopu/domain/access";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exportLines, exportWorkbook } from "../../src/audit-log/export.ts";
import { openLines } from "../../src/audit-log/lines.ts";
import { appendToLog, sha256 } from "../../src/repositories/audit-log.ts";
import { admit } from "../../src/use-cases/admission.ts";
import type { Asking, SignedIn } from "../../src/use-cases/asking.ts";
import { askingFor } from "../../src/use-cases/setup.ts";
import { readWorkbook } from "../../src/workbook/reader.ts";
import { type TestTownship, accepted, callerFor, testTownship } from "../township.ts";
import { rowsOf } from "./logs.ts";

let town: TestTownship;
let township: SignedIn;
let county: SignedIn;
beforeEach(async () => {
  town = await testTownship();
  const at = async (organisationId: string) =>
    (await askingFor(town.desk, { id: "usr_auditor", name: "测试审计", roles: ["auditor"] }, organisationId))
      .asker;
  township = await at(town.townshipId);
  county = await at(town.county.asking.asker.organisation.id);
  await town.store.db.transaction().execute(async (within) => {
    for (let n = 0; n < 60; n++) await appendToLog(within, entry(n));
  });
});
afterEach(() => town.close());

/** By turns of the county's officer, the township's, a village's secretary, and of nobody. */
function entry(n: number) {
  const { county: above, officer, secretary } = town;
  const actors = [above, officer, secretary].map(({ asking }) => ({
    userId: asking.asker.userId,
    roles: asking.asker.roles,
    organisationId: asking.asker.organisation.id,
  }));
  const nobody = { userId: null, roles: [], organisationId: null };
  const action: LoggedAction = n % 2 === 0 ? "dossier.read" : "dossier.record";
  return {
    at: new Date(Date.parse("2026-11-01T00:00:00+08:00") + n * 6 * 3_600_000).toISOString(),
    actor: actors[n % 4] ?? nobody,
    action,
    subject: { kind: "dossier", id: `dos_${n % 5}` },
    outcome: n % 10 === 9 ? ("refused" as const) : ("done" as const),
    reason: n % 6 === 0 ? '=HYPERLINK("x")' : null,
    details: { n },
  };
}

const asking = (person: SignedIn): Asking => {
  const admitted = admit(town.desk, { ...person, isProven: true }, "audit-log.export", {
    id: null,
    reason: "年度检查",
  });
  if (!admitted.ok) throw new Error(admitted.error.code);
  return admitted.value;
};
const caller = (person: SignedIn) =>
  callerFor({ ...town.desk, ...asking(person), asker: { ...person, scope: person.tree } });

type Filter = Parameters<ReturnType<typeof caller>["auditLog"]["list"]>[0];
async function seqs(person: SignedIn, input: Filter = {}): Promise<number[]> {
  const { rows } = await caller(person).auditLog.list({ size: 100, ...input });
  return rows.map(({ seq }) => seq);
}

const expected = (keeps: (n: number) => boolean) =>
  Array.from({ length: 60 }, (_, n) => n)
    .filter(keeps)
    .map((n) => n + 1)
    .reverse();

describe("whose entries an auditor sees", () => {
  it("at the top of the tree: everybody's, and nobody's", async () => {
    expect((await seqs(county)).slice(-60)).toEqual(expected(() => true));
  });

  it("of a township beneath a county: the township's and its villages', not the county's, not nobody's", async () => {
    const own = expected((n) => n % 4 === 1 || n % 4 === 2);
    expect((await seqs(township)).filter((seq) => seq <= 60)).toEqual(own);
    expect(await seqs(township, { action: "dossier.read", to: toDay("2026-11-20") })).toEqual(
      own.filter((seq) => seq % 2 === 1),
    );
    const { auditLog } = caller(township);
    await expect(auditLog.entry({ seq: 1 })).rejects.toThrow("NOT_FOUND");
    await expect(auditLog.entry({ seq: 4 })).rejects.toThrow("NOT_FOUND");
    expect(await auditLog.entry({ seq: 2 })).toMatchObject({
      seq: 2,
      holds: true,
      previous: { seq: 1 },
      next: { seq: 3 },
    });
    expect(await seqs(township, { actorId: town.county.asking.asker.userId })).toEqual([]);
  });

  it("with names within the scope, and ids of what lies elsewhere", async () => {
    const { rows } = await caller(township).auditLog.list({ action: "dossier.read", outcome: "done" });
    expect(rows[0]).toMatchObject({
      actor: { id: town.secretary.asking.asker.userId, name: "测试secretary" },
      organisation: { name: "青石党支部" },
      subject: { kind: "dossier", name: null },
    });
  });
});

describe("how the log is narrowed", () => {
  it("by part of a name, an action, a thing, an outcome and days, each and together", async () => {
    const to = toDay("2026-11-15");
    expect(await seqs(county, { who: "secre", to })).toEqual(expected((n) => n % 4 === 2));
    expect(await seqs(county, { who: "测试", to })).toEqual(expected((n) => n % 4 !== 3));
    expect(await seqs(county, { who: "%", to })).toEqual([]);
    expect(await seqs(county, { who: "无此人", to })).toEqual([]);
    expect(await seqs(county, { action: "dossier.record", to })).toEqual(expected((n) => n % 2 === 1));
    expect(await seqs(county, { subjectId: "dos_3" })).toEqual(expected((n) => n % 5 === 3));
    expect(await seqs(county, { outcome: "refused" })).toEqual(expected((n) => n % 10 === 9));
    expect(await seqs(county, { from: toDay("2026-11-03"), to: toDay("2026-11-03") })).toEqual([
      12, 11, 10, 9,
    ]);
    expect(await seqs(county, { who: "officer", subjectId: "dos_0", outcome: "done", to })).toEqual(
      expected((n) => n % 4 === 1 && n % 5 === 0),
    );
  });

  it.each([{}, { outcome: "done" }, { who: "测试" }, { subjectId: "dos_1" }] as const)(
    "by %j it is cut into pages that hold every entry once, both ways",
    async (filter) => {
      for (const person of [county, township]) {
        const narrowed = { ...filter, to: toDay("2026-11-15") };
        const all = await seqs(person, narrowed);
        const { auditLog } = caller(person);
        const walked: number[] = [];
        let page = await auditLog.list({ ...narrowed, size: 7 });
        expect(page.hasNewer).toBe(false);
        for (;;) {
          walked.push(...page.rows.map(({ seq }) => seq));
          if (!page.hasOlder) break;
          page = await auditLog.list({ ...narrowed, size: 7, before: walked.at(-1) });
        }
        expect(walked).toEqual(all);
        const back = page.rows.map(({ seq }) => seq);
        while (page.hasNewer) {
          page = await auditLog.list({ ...narrowed, size: 7, after: back[0] });
          back.unshift(...page.rows.map(({ seq }) => seq));
          expect(page.hasOlder).toBe(true);
        }
        expect(back).toEqual(all);
      }
    },
  );
});

async function exportedText(person: SignedIn, filter: Parameters<typeof exportLines>[1] = {}) {
  const { entries, lines } = await exportLines(asking(person), filter);
  let text = "";
  for await (const part of lines) text += part;
  return { entries, text };
}

function verdictOf(text: string) {
  const verifying = openLines({ sha256, anchors: [], slip: null });
  for (const line of text.split("\n")) verifying.take(line);
  return verifying.end();
}

describe("an export", () => {
  it("of everything is the whole chain, with who took it, when and what for", async () => {
    const { text, entries } = await exportedText(county);
    const found = verdictOf(text);
    expect(found).toMatchObject({ holds: true, kind: "whole", entries });
    expect(entries).toBe((await rowsOf(town.store.db)).length);
    expect(found.head).toMatchObject({ by: { name: "测试审计" }, purpose: "年度检查" });
  });

  it("of a part is a selection in which each entry proves itself", async () => {
    for (const [person, filter] of [
      [township, {}],
      [county, { action: "dossier.record" }],
      [county, { outcome: "refused", to: toDay("2026-11-10") }],
    ] as const) {
      const { text, entries } = await exportedText(person, filter);
      expect(verdictOf(text)).toMatchObject({ holds: true, kind: "selection", entries });
      const changed = text.replace('"subject_id":"dos_', '"subject_id":"dos_9');
      expect(verdictOf(changed)).toMatchObject({ holds: false, troubles: [{ kind: "changed" }] });
      const lines = text.trimEnd().split("\n");
      expect(verdictOf(lines.toSpliced(2, 1).join("\n")).holds).toBe(false);
      expect(verdictOf([lines[0], ...lines.slice(1).toReversed()].join("\n")).holds).toBe(false);
    }
  });

  it("as a workbook begins with its watermark, and holds no formula", async () => {
    const { bytes, entries } = await accepted(exportWorkbook(asking(county), {}));
    const read = await accepted(readWorkbook(bytes));
    const [sheet] = read.sheets;
    const rows = sheet?.rows ?? [];
    expect(rows[0]?.[0]).toContain(
      `导出人：测试审计　北京时间：2026-11-22 12:00:00　用途：年度检查　共 ${entries} 条`,
    );
    expect(rows).toHaveLength(entries + 2);
    const cells = rows.flat();
    expect(cells).toContain('=HYPERLINK("x")');
    expect(cells.filter((cell) => typeof cell === "object" && cell !== null)).toEqual([]);
  });
});

describe("verifying now", () => {
  it("answers every auditor who asks meanwhile with one verdict in words", async () => {
    const { auditLog } = caller(township);
    const [one, other] = await Promise.all([auditLog.verify(), auditLog.verify()]);
    expect(one).toMatchObject({ holds: true, anchors: 0 });
    expect(one.sentences[0]?.zh).toMatch(/^完好：共 \d+ 条/);
    expect(other.entries).toBe(one.entries);
  });
});
