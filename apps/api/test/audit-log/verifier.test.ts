// The page that an inspector takes along: whole in itself, always the same, and with a SHA-256 that agrees with Node's.
import { describe, expect, it } from "vitest";
import { verifierPage } from "../../src/audit-log/verifier.ts";
import { sha256 as known } from "../../src/repositories/audit-log.ts";
import { sha256 } from "../../verifier/sha256.ts";
import { oneOf, seeded } from "./logs.ts";

describe("the page's own SHA-256", () => {
  it("agrees with Node's over texts of every length up to three blocks, and of every kind of letter", () => {
    const random = seeded(180);
    const letters = ["a", "0", "人", "é", "😀", "\u0000", "\n", "\uD800"];
    for (let length = 0; length <= 200; length++) {
      const mixed = Array.from({ length }, () => oneOf(random, letters)).join("");
      for (const text of ["x".repeat(length), mixed]) expect(sha256(text)).toBe(known(text));
    }
    expect(sha256("a".repeat(1_000_000))).toBe(known("a".repeat(1_000_000)));
  });
});

describe("the page", () => {
  it("has everything inside, forbids itself the network, and names nobody", async () => {
    const page = await verifierPage();
    expect(page).toMatch(
      /content="default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'"/,
    );
    expect(page).not.toMatch(/https?:|<link|src=|@import|url\(|\{\{/);
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(page.length).toBeLessThan(60_000);
    expect(await verifierPage()).toBe(page);
  });
});
