// What is built: small enough for a shared old computer, and nothing inline, so that the content policy can be strict.
import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
let html: string;
let scripts: readonly string[];
beforeAll(async () => {
  html = await readFile(`${dist}index.html`, "utf8");
  scripts = (await readdir(`${dist}assets`)).filter((name) => name.endsWith(".js"));
});

describe("what is built", () => {
  it("has a shell of at most 180 kB of compressed JavaScript", async () => {
    const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((found) => found[1] ?? "");
    expect(named.length).toBeGreaterThan(0);
    const sizes = await Promise.all(named.map(async (name) => gzipSync(await readFile(dist + name)).length));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(180_000);
  });

  it("has no chunk over 200 kB", async () => {
    const sizes = await Promise.all(
      scripts.map(async (name) => (await readFile(`${dist}assets/${name}`)).length),
    );
    expect(Math.max(...sizes)).toBeLessThanOrEqual(200_000);
  });

  it("has no script or style in its page, and names no other host", () => {
    expect(html).not.toMatch(/<style|style="|onload=/);
    expect([...html.matchAll(/<script(?![^>]*\bsrc=)/g)]).toEqual([]);
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  it("uses nothing that Chrome 108 lacks: colours in new spaces, nested rules", async () => {
    const sheets = (await readdir(`${dist}assets`)).filter((name) => name.endsWith(".css"));
    for (const name of sheets) {
      const css = await readFile(`${dist}assets/${name}`, "utf8");
      expect(css).not.toMatch(/oklch|color-mix|light-dark|\{&/);
    }
  });
});
