// Whoever writes around the triggers is found: ten thousand random edits, and what the chain alone cannot see.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Anchor } from "../../src/audit-log/anchors.ts";
import { type LoggedEntry, hashedText } from "../../src/audit-log/entry.ts";
import { sha256 } from "../../src/repositories/audit-log.ts";
import { type LogStore, logStore, oneOf, seeded, verified, writeLog } from "./logs.ts";

let made: LogStore;
let log: readonly LoggedEntry[];
let anchors: readonly Anchor[];
beforeAll(async () => {
  made = await logStore();
  log = await writeLog(made.store.db, 300);
  anchors = log
    .filter(({ seq }) => seq % 60 === 0)
    .map(({ seq, hash }) => ({ seq, hash, at: "2026-06-01T00:00:00.000Z" }));
});
afterAll(() => made.close());

const fields = [
  "seq",
  "at",
  "actor_id",
  "actor_roles",
  "organisation_id",
  "action",
  "subject_kind",
  "subject_id",
  "outcome",
  "reason",
  "details",
  "hash",
] as const;

type Rows = LoggedEntry[];
type Edit = (rows: Rows, random: () => number) => void;

const place = (rows: Rows, random: () => number, but = 0) => Math.floor(random() * (rows.length - but));
const row = (rows: Rows, at: number) => rows[at] as LoggedEntry;

/** Another value of the same kind: one of another entry, or one letter different. */
function otherValue(rows: Rows, field: (typeof fields)[number], at: number, random: () => number) {
  const own = row(rows, at)[field];
  const borrowed = row(rows, place(rows, random))[field];
  if (borrowed !== own) return borrowed;
  if (typeof own === "number") return own + 1 + Math.floor(random() * 5);
  if (own === null) return "";
  const letter = Math.floor(random() * (own.length + 1));
  return `${own.slice(0, letter)}${oneOf(random, ["0", "x", " ", "\u0000", "人"])}${own.slice(letter)}`;
}

const edits: Readonly<Record<string, Edit>> = {
  ...Object.fromEntries(
    fields.map((field): [string, Edit] => [
      `another ${field}`,
      (rows, random) => {
        const at = place(rows, random);
        rows[at] = { ...row(rows, at), [field]: otherValue(rows, field, at, random) };
      },
    ]),
  ),
  "a field emptied": (rows, random) => {
    const at = place(rows, random);
    const field = oneOf(
      random,
      fields.filter((field) => row(rows, at)[field] !== null),
    );
    rows[at] = { ...row(rows, at), [field]: null };
  },
  "two entries exchanged": (rows, random) => {
    const a = place(rows, random);
    const b = (a + 1 + Math.floor(random() * (rows.length - 1))) % rows.length;
    [rows[a], rows[b]] = [row(rows, b), row(rows, a)];
  },
  "two entries exchanged, with each other's numbers": (rows, random) => {
    const a = place(rows, random);
    const b = (a + 1 + Math.floor(random() * (rows.length - 1))) % rows.length;
    const [one, other] = [row(rows, a), row(rows, b)];
    rows[a] = { ...other, seq: one.seq };
    rows[b] = { ...one, seq: other.seq };
  },
  "some removed": (rows, random) => {
    rows.splice(place(rows, random, 9), 1 + Math.floor(random() * 8));
  },
  "one removed, the later ones numbered anew": (rows, random) => {
    const at = place(rows, random, 1);
    rows.splice(at, 1);
    for (let i = at; i < rows.length; i++) rows[i] = { ...row(rows, i), seq: i + 1 };
  },
  "one repeated": (rows, random) => {
    rows.splice(place(rows, random), 0, row(rows, place(rows, random)));
  },
  "one inserted with a hash that fits, the later ones numbered anew": (rows, random) => {
    const at = place(rows, random);
    const previous = at === 0 ? "" : row(rows, at - 1).hash;
    const forged = { ...row(rows, place(rows, random)), seq: at + 1 };
    rows.splice(at, 0, { ...forged, hash: sha256(previous + hashedText(forged)) });
    for (let i = at + 1; i < rows.length; i++) rows[i] = { ...row(rows, i), seq: i + 1 };
  },
  "one changed with a hash that fits": (rows, random) => {
    const at = place(rows, random, 1);
    const forged = { ...row(rows, at), outcome: "done" as const, reason: "另有其人" };
    const previous = at === 0 ? "" : row(rows, at - 1).hash;
    rows[at] = { ...forged, hash: sha256(previous + hashedText(forged)) };
  },
};

/** The whole rest of the chain computed anew after a change, as one would who knows how it is made. */
function rewritten(from: number, change: (entry: LoggedEntry) => LoggedEntry): LoggedEntry[] {
  let previous = log[from - 2]?.hash ?? "";
  return log.map((entry) => {
    if (entry.seq < from) return entry;
    const changed = entry.seq === from ? change(entry) : entry;
    previous = sha256(previous + hashedText(changed));
    return { ...changed, hash: previous };
  });
}

describe("a log that nobody touched", () => {
  it("holds, by itself and with its anchors", () => {
    expect(verified(log)).toMatchObject({ holds: true, entries: 300, troubleCount: 0 });
    expect(verified(log, { anchors })).toMatchObject({ holds: true, anchors: { compared: 5, beyond: 0 } });
    expect(verified([])).toMatchObject({ holds: true, entries: 0, first: null, last: null });
  });
});

describe("10,000 random edits", () => {
  it("are all found, without any anchor", () => {
    // What was not edited hashes as before; it is not computed ten thousand times.
    const texts = log.map((entry, i) => (log[i - 1]?.hash ?? "") + hashedText(entry));
    const known = new Map(texts.map((text) => [text, sha256(text)]));
    const remembering = (text: string) => known.get(text) ?? sha256(text);
    const random = seeded(20_261_122);
    const kinds = Object.keys(edits);
    const unseen: string[] = [];
    const tried = new Map<string, number>();
    for (let n = 0; n < 10_000; n++) {
      const kind = kinds[n % kinds.length] as string;
      const rows = [...log];
      edits[kind]?.(rows, random);
      tried.set(kind, (tried.get(kind) ?? 0) + 1);
      if (verified(rows, { sha256: remembering }).holds) unseen.push(`${kind} (${n})`);
    }
    expect(unseen).toEqual([]);
    expect(Math.min(...tried.values())).toBeGreaterThan(400);
  });

  it("are found at the first entry that does not stand as it was written", () => {
    const random = seeded(7);
    for (let n = 0; n < 500; n++) {
      const at = Math.floor(random() * log.length);
      const rows = log.map((entry, i) => (i === at ? { ...entry, reason: `${entry.reason}，另补` } : entry));
      expect(verified(rows).troubles).toEqual([{ kind: "changed", seq: at + 1, at: log[at]?.at }]);
    }
  });
});

describe("what the chain alone cannot see", () => {
  it("a log cut short holds by itself; the anchor tells how many are missing at least", () => {
    for (const length of [0, 1, 120, 299]) {
      const cut = log.slice(0, length);
      expect(verified(cut).holds).toBe(true);
      const found = verified(cut, { anchors });
      expect(found.holds).toBe(false);
      expect(found.troubles).toEqual([
        { kind: "cut", seq: 300, at: "2026-06-01T00:00:00.000Z", last: length },
      ]);
    }
  });

  it("a log rewritten from some entry on holds by itself; the next anchor does not fit", () => {
    for (const from of [1, 61, 299]) {
      const forged = rewritten(from, (entry) => ({ ...entry, actor_id: "usr_other" }));
      expect(verified(forged).holds).toBe(true);
      const [first] = verified(forged, { anchors }).troubles;
      expect(first).toMatchObject({ kind: "anchor", seq: Math.ceil(from / 60) * 60 });
    }
  });

  it("neither shows before an anchor was written, nor does an entry added after the last one", () => {
    const early = anchors.slice(0, 1);
    expect(verified(log.slice(0, 200), { anchors: early }).holds).toBe(true);
    expect(
      verified(
        rewritten(100, (entry) => ({ ...entry, reason: null })),
        { anchors: early },
      ).holds,
    ).toBe(true);
  });

  it("a slip typed back finds its entry, and misses it once that was rewritten", () => {
    const slip = log[249]?.hash ?? "";
    expect(verified(log, { slip })).toMatchObject({ holds: true, slip: 250 });
    const forged = rewritten(3, (entry) => ({ ...entry, action: "dossier.read" }));
    expect(verified(forged, { slip }).troubles).toEqual([{ kind: "head", hash: slip }]);
  });
});
