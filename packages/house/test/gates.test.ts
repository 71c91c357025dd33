// The gates fail where they must: each is shown what it exists to refuse.
import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { ask, describe as print } from "../src/gates/gate.ts";
import { hostFindings } from "../src/gates/hosts.ts";
import { ambientFindings, lintFindings } from "../src/gates/laws.ts";
import { lintBreaches } from "../src/gates/proofs.ts";
import { shapeFindings } from "../src/gates/tree.ts";
import { breaches, laws } from "../src/lint/laws.ts";

const file = (path: string, ...lines: string[]) => ({ path, lines });

describe("sizes and names", () => {
  it("refuses a file of 301 lines and takes one of 300", () => {
    const long = (lines: number) => shapeFindings([file("a/b.ts", ...Array<string>(lines).fill(""))]);
    expect(long(300)).toEqual([]);
    expect(long(301)).toEqual(["a/b.ts: 301 lines, 300 at most"]);
  });

  it.each(["utils", "helpers", "common", "lib", "services", "manager"])("refuses the name %s", (name) => {
    expect(shapeFindings([file(`packages/domain/src/${name}/a.ts`)])).toHaveLength(1);
    expect(shapeFindings([file(`packages/domain/src/${name}.ts`)])).toHaveLength(1);
  });

  it("takes names that only contain such a word", () => {
    expect(shapeFindings([file("apps/api/src/service-day.ts"), file("a/library.ts")])).toEqual([]);
  });

  it("refuses a file that is not named in kebab-case", () => {
    expect(shapeFindings([file("a/DossierPage.tsx")])).toHaveLength(1);
  });
});

describe("no other hosts", () => {
  it("finds every address of another host, with its line", () => {
    const url = ["https:", "", "elsewhere.net/x.js"].join("/");
    expect(hostFindings([file("dist/a.js", "", `load("${url}")`)])).toEqual([
      "dist/a.js:2: elsewhere.net/x.js",
    ]);
  });

  it("is not taken in by a name that only begins like an innocent one", () => {
    const near = ["https:", "", "127.0.0.1.elsewhere.net/"].join("/");
    expect(hostFindings([file("a.js", near)])).toHaveLength(1);
  });

  it("lets names pass that are never called", () => {
    expect(
      hostFindings([
        file("a.svg", `xmlns="http://www.w3.org/2000/svg" http://127.0.0.1:8460/ wss://a.example`),
      ]),
    ).toEqual([]);
  });
});

describe("the laws", () => {
  it("every law of imports has a file that breaks it", () => {
    const broken = lintBreaches.flatMap(({ path, source }) => {
      const [, kind, specifier = ""] = /export (type)?.* from "(.*)"/.exec(source) ?? [];
      const imported = specifier.startsWith(".") ? posix.join(posix.dirname(path), specifier) : specifier;
      return breaches(path, imported, kind === "type");
    });
    expect(new Set(broken)).toEqual(new Set(laws));
  });

  it("notices a breach that the linter lets pass", async () => {
    const path = "packages/domain/src/rules/a.ts";
    const harmless = { path, source: "export const a = 1;", caughtBy: "eslint(no-restricted-globals)" };
    expect(await lintFindings([harmless], [])).toHaveLength(1);
  });

  it("notices a sound file that the linter refuses", async () => {
    const source = "export const a = new Date();";
    expect(await lintFindings([], [{ path: "packages/domain/src/rules/a.ts", source }])).toHaveLength(1);
  });

  it("notices a name that the domain's compiler should not know but does", async () => {
    expect(await ambientFindings(["Math", "process"])).toEqual(["the domain's compiler settings know Math"]);
  });
});

describe("a gate", () => {
  it("that throws has not passed", async () => {
    const broken = { name: "broken", findings: () => Promise.reject(new Error("no disk")) };
    expect(await ask(broken)).toMatchObject({ findings: ["Error: no disk"] });
  });

  it("prints a mark, its name, its time and what it found below", () => {
    expect(print({ name: "types", findings: [], seconds: 1.26 })).toMatch(/^✓ types +1\.3 s$/);
    expect(print({ name: "types", findings: ["a\nb"], seconds: 0 })).toMatch(/^✕ types .*\n {4}a\n {4}b$/);
  });
});
