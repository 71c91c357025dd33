// Whatever registers are taken in one over another: undone from the last to the first, each leaves the state before it.
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction } from "../../src/db/open.ts";
import type { RegisterRow } from "../../src/reserves/register-rows.ts";
import { paceOf } from "../../src/reserves/pace.ts";
import { type Taking, indexedRegister, takeRegister } from "../../src/reserves/taking.ts";
import { undoImport } from "../../src/reserves/undoing.ts";
import type { TreeScope } from "../../src/repositories/scope.ts";
import { toDay } from "@miaopu/domain";
import { idNumberOf } from "../id-numbers.ts";
import { type TestTownship, accepted, testTownship } from "../township.ts";
import { stateHash } from "./importing.ts";

let town: TestTownship;
beforeAll(async () => {
  town = await testTownship();
});
afterAll(() => town.close());

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const pick = <T>(random: () => number, from: readonly T[]): T =>
  from[Math.floor(random() * from.length)] as T;

/** One of thirty people, told of as a register happens to: more or less of them, now and then under a wrong name or village. */
function randomRow(random: () => number, row: number): RegisterRow {
  const who = Math.floor(random() * 30);
  const birthDate = toDay(`19${70 + (who % 20)}-0${1 + (who % 9)}-15`);
  const isNumbered = who % 4 !== 0 || random() < 0.1;
  return {
    sheet: "后备力量",
    row,
    name: random() < 0.05 ? "误名" : `人${String.fromCodePoint(0x4e00 + who)}`,
    sex: who % 2 === 0 ? "female" : "male",
    birthDate,
    idNumber: isNumbered ? idNumberOf(birthDate, 2 * who + (who % 2 === 0 ? 2 : 1)) : null,
    village: random() < 0.1 ? "远方村" : (who % 3 === 0) !== random() < 0.05 ? "青石村" : "白水村",
    education: pick(random, [null, "college", "bachelor", "自学"]),
    occupation: pick(random, [null, "务农", "经商"]),
    source: pick(random, [null, "veteran", "frontline"]),
    phone: pick(random, [null, "19900001111", "19900002222"]),
    willingness: pick(random, [null, "willing", "considering"]),
    strengths: pick(random, [null, "果树", "电商"]),
    refused: null,
    warnings: [],
    words: "",
  };
}

/** No number twice, as it is in a register that was judged. */
function randomRows(random: () => number): RegisterRow[] {
  const met = new Set<string>();
  return Array.from({ length: 1 + Math.floor(random() * 10) }, (_, n) => randomRow(random, n + 2)).filter(
    ({ idNumber }) => idNumber === null || (!met.has(idNumber) && met.add(idNumber)),
  );
}

const pace = paceOf(new AbortController().signal, { began: () => {}, done: () => {} });

async function take(rows: readonly RegisterRow[]): Promise<string | null> {
  const { asking } = town.officer;
  const taking: Taking = {
    ...town.desk,
    scope: asking.asker.scope as TreeScope,
    by: asking.asker.userId,
    on: town.clock.today(),
  };
  const register = await indexedRegister(town.desk.keys, rows, pace);
  const taken = await inTransaction(town.desk.db, (db) =>
    takeRegister({ ...taking, db }, register, new Map(), pace),
  );
  return taken.importId;
}

const undo = (id: string) =>
  accepted(inTransaction(town.desk.db, (db) => undoImport({ ...town.officer.asking, db }, { id })));

test("two hundred random imports and their undoing leave the same state", async () => {
  const random = randomFrom(20_261_122);
  const standing: { readonly id: string; readonly before: string }[] = [];
  let state = await stateHash(town);
  const first = state;
  const undoLast = async () => {
    const last = standing.pop();
    if (!last) return;
    await undo(last.id);
    state = await stateHash(town);
    expect(state).toBe(last.before);
  };
  for (let done = 0; done < 200;) {
    if (standing.length > 0 && random() < 0.4) {
      await undoLast();
      continue;
    }
    const id = await take(randomRows(random));
    const after = await stateHash(town);
    // Nothing is written exactly where nothing is new or changed.
    expect(after === state).toBe(id === null);
    if (id !== null) standing.push({ id, before: state });
    state = after;
    done++;
  }
  while (standing.length > 0) await undoLast();
  expect(state).toBe(first);
}, 120_000);
