// `replay` from any folder: one array, a result a case, and status 1 where a case is none.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { root } from "../src/workspace.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "miaopu cases "));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sound = {
  name: "one step",
  mode: "decide",
  today: "2026-11-22",
  person: { id: "p1", birthDate: "1998-03-12" },
  members: [],
  branch: { fullMembers: 12, hasGroups: true },
  calendar: { holidays: [], workdays: [] },
  profile: null,
  packs: { "cpc-2026": "2026-05-11" },
  records: [{ step: "S01", on: "2026-10-01" }],
};

function replay(...files: string[]) {
  const entry = join(root, "packages/house/src/commands/replay.ts");
  const { status, stdout } = spawnSync(process.execPath, ["--conditions=miaopu-source", entry, ...files], {
    encoding: "utf8",
    env: { ...process.env, MIAOPU_CALLER_DIR: folder },
  });
  return { status, results: stdout === "" ? null : (JSON.parse(stdout) as unknown) };
}

describe("replay", () => {
  it("reads one case or an array, relative to the caller's folder, in order", () => {
    writeFileSync(join(folder, "one.json"), JSON.stringify(sound));
    writeFileSync(
      join(folder, "two.json"),
      JSON.stringify([
        { ...sound, name: "a" },
        { ...sound, name: "b" },
      ]),
    );
    const { status, results } = replay("two.json", "one.json");
    expect(status).toBe(0);
    expect(results).toMatchObject([
      { name: "a", status: "applicant", next: ["S02"] },
      { name: "b", status: "applicant" },
      { name: "one step", records: [{ taken: true }] },
    ]);
  });

  it("answers for what is not a case and still replays the others", () => {
    const broken = { ...sound, name: "broken", records: [{ step: "S01", on: "2026-02-30" }] };
    writeFileSync(join(folder, "mixed.json"), JSON.stringify([broken, sound]));
    const { status, results } = replay("mixed.json");
    expect(status).toBe(1);
    expect(results).toMatchObject([
      { name: "broken", error: { path: "records.0.on" } },
      { name: "one step", status: "applicant" },
    ]);
  });

  it("answers for a file that is missing or not JSON", () => {
    writeFileSync(join(folder, "text.json"), "not JSON");
    const { status, results } = replay("text.json", "nowhere.json");
    expect(status).toBe(1);
    expect(results).toMatchObject([
      { name: "text.json", error: { path: "" } },
      { name: "nowhere.json", error: { path: "" } },
    ]);
  });

  it("explains itself where no file is named", () => {
    expect(replay()).toEqual({ status: 2, results: null });
  });
});
