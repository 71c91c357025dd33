// The data inventory: every table and column stands in it, sealed ones say so, and every fact of every step.
import { inventoryRows } from "@miaopu/api/inventory";
import { factsOf, steps } from "@miaopu/domain";
import { retentionKeys } from "@miaopu/domain/retention";
import { describe, expect, it } from "vitest";
import { currentInventory, renderInventory } from "../src/data-inventory.ts";

describe("the data inventory", () => {
  const written = currentInventory();

  it("has a section for every table and a row for every column", () => {
    for (const { table, columns } of inventoryRows) {
      expect(written).toContain(`(\`${table}\`)`);
      for (const { column } of columns) expect(written, `${table}.${column}`).toContain(`| \`${column}\` |`);
    }
  });

  it("says what lies sealed", () => {
    const people = inventoryRows.find(({ table }) => table === "people");
    const section = renderInventory(people ? [people] : []);
    expect(section).toMatch(/\| `id_number` \| 敏感 sensitive \| \*\*密封\*\* sealed \|/);
    expect(section).toMatch(/\| `name` \| 个人 personal \| 明文 clear \|/);
    expect(section).not.toContain("`audit_log`)");
  });

  it("has every fact of every step, and every time of keeping", () => {
    for (const { id } of steps)
      for (const { key } of factsOf(id)) expect(written, `${id} ${key}`).toContain(`| ${id} | \`${key}\` |`);
    for (const key of retentionKeys) expect(written).toContain(`| \`${key}\` |`);
    expect(written).toMatch(/\| S10 \| `findings` \|.*敏感 sensitive：political-review/);
  });
});
