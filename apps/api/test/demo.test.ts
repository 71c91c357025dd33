// The demo township: whatever the day, someone in every stage and exit, and one with each kind of warning.
import { type Status, ruleBook } from "@miaopu/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoTownship } from "../src/demo/demo.ts";
import { plantFirst } from "../src/first-start.ts";
import { parseEvent } from "../src/repositories/dossier-events.ts";
import { checkFiles } from "../src/use-cases/rebuild.ts";
import { type TestStore, emptyStore } from "./township.ts";

const statuses: readonly Status[] = ["applicant", "activist", "candidate", "probationary", "full", "closed"];

/** Codes that are recorded and kept: all warnings, and the note of a late entry. */
const kept = ruleBook
  .filter(({ severity }) => (typeof severity === "string" ? severity : severity["cpc-2026"]) !== "refuse")
  .map(({ code }) => code);

// A leap day and the days around the long holidays are where a course of dates would stumble.
describe.each(["2026-11-22", "2027-02-28", "2028-02-29", "2027-10-08"])(
  "the demo township planted on %s",
  (today) => {
    let made: TestStore;
    beforeAll(async () => {
      made = await emptyStore();
      made.clock.set(today);
      await plantFirst(made.desk, demoTownship);
    });
    afterAll(() => made.close());

    it("has people in every stage and exit, in 18 villages", async () => {
      const { db } = made.desk;
      const rows = await db.selectFrom("dossiers").select("status").distinct().execute();
      expect(rows.map(({ status }) => status).toSorted()).toEqual(statuses.toSorted());
      const branches = await db
        .selectFrom("organisations")
        .select("id")
        .where("kind", "=", "branch")
        .execute();
      expect(branches).toHaveLength(18);
    });

    it("has a file with each kind of warning", async () => {
      const rows = await made.desk.db.selectFrom("dossier_events").selectAll().execute();
      const seen = new Set(
        rows.flatMap((row) => {
          const { event } = parseEvent(row);
          return event.kind === "opened" ? [] : event.verdicts.map(({ code }) => code);
        }),
      );
      expect([...seen].toSorted()).toEqual(kept.toSorted());
    });

    it("has something overdue, something soon due, and nothing dated or typed after today", async () => {
      const { db } = made.desk;
      const due = await db.selectFrom("dossiers").select("due_on").where("due_on", "is not", null).execute();
      expect(due.some(({ due_on }) => (due_on as string) < today)).toBe(true);
      expect(due.some(({ due_on }) => (due_on as string) >= today)).toBe(true);
      const late = await db
        .selectFrom("dossier_events")
        .select("version")
        .where("recorded_at", ">", `${today}T15:59`)
        .execute();
      expect(late).toEqual([]);
    });

    it("keeps every chain and list row whole", async () => {
      const { files, findings } = await checkFiles(made.desk);
      expect(files).toBeGreaterThan(150);
      expect(findings).toEqual([]);
    });
  },
);
