// The demo township: whatever the day, someone in every stage and exit, and one with each kind of warning.
import { type Status, ruleBook } from "@miaopu/domain";
import { roleIds } from "@miaopu/domain/access";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoTownship } from "../src/demo/demo.ts";
import { firstLogInLines } from "../src/cli/first-log-ins.ts";
import { type FirstLogIn, plantFirst } from "../src/first-start.ts";
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
    let firstLogIn: FirstLogIn | null;
    beforeAll(async () => {
      made = await emptyStore();
      made.clock.set(today);
      // A quarter past midnight: what happened today was typed since then.
      made.clock.pass(-(11 * 60 + 45));
      firstLogIn = await plantFirst(made.desk, demoTownship);
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

    it("has one account of every role that is one, each at its seat, a mentor with someone to follow", async () => {
      const others = firstLogIn?.others ?? [];
      const held = ["township-officer", ...others.flatMap(({ roles }) => roles)];
      expect([...new Set(held)].toSorted()).toEqual(
        roleIds.filter((role) => role !== "kiosk-device").toSorted(),
      );
      expect(others.map(({ department }) => department).filter(Boolean)).toEqual(["discipline", "police"]);
      const followed = await made.desk.db
        .selectFrom("users")
        .innerJoin("dossier_mentors", "dossier_mentors.person_id", "users.person_id")
        .innerJoin("dossiers", "dossiers.id", "dossier_mentors.dossier_id")
        .select("dossiers.id")
        .where("users.username", "=", "lianxiren")
        .where("dossiers.status", "=", "activist")
        .execute();
      expect(followed.length).toBeGreaterThan(0);
      const asked = await made.desk.db.selectFrom("dossier_reviews").select("department").execute();
      expect(new Set(asked.map(({ department }) => department))).toEqual(new Set(["discipline", "police"]));
    });

    it("prints the officer's log-in as scripts read it, and a table of the others beneath", () => {
      if (!firstLogIn) throw new Error("nothing was planted");
      const [, user, password, , ...others] = firstLogInLines(firstLogIn);
      expect(user).toBe("  用户名 user      dangban");
      expect(password).toBe(`  密码   password  ${firstLogIn.oneTimePassword}`);
      for (const { username, oneTimePassword } of firstLogIn.others)
        expect(
          others.filter((line) => line.includes(username) && line.includes(oneTimePassword)),
        ).toHaveLength(1);
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
        .where("recorded_at", ">", made.clock.now())
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
