// The roles' page and picture: every action and role stands in the page, and the picture shows what the table says.
import { actions, policy, roleIds, roles } from "@miaopu/domain/access";
import { describe, expect, it } from "vitest";
import { renderPicture, renderRoles } from "../src/roles-map.ts";

describe("the page", () => {
  const page = renderRoles();

  it("has a row for every action and a column for every role", () => {
    const rows = page.split("\n").filter((line) => line.startsWith("| "));
    for (const action of actions) {
      const [row, ...more] = rows.filter((line) => line.startsWith(`| ${policy[action].zh}<br>`));
      expect([action, row?.split(" | ").length, more.length]).toEqual([action, roleIds.length + 4, 0]);
    }
    for (const role of roleIds) expect(page).toContain(`\`${role}\``);
  });

  it("says reach, state and what must be shown", () => {
    const row = (zh: string) => page.split("\n").find((line) => line.startsWith(`| ${zh}<br>`));
    expect(row("记录支部办理的步骤")).toContain("| ●开 |");
    expect(row("查看发展党员档案")).toContain("| 结对 |");
    expect(row("导出审计日志")).toContain("| 事由、动态码 | 每次 |");
  });
});

describe("the picture", () => {
  const picture = renderPicture();

  it("names every role, and what is most sensitive by itself", () => {
    for (const role of roleIds)
      for (const part of roles[role].zh.match(/.{1,4}/g) ?? []) expect(picture).toContain(part);
    for (const action of ["person.reveal", "dossier.read-sensitive", "audit-log.export"] as const)
      expect(picture).toContain(`>${policy[action].zh}</text>`);
  });

  it("is one file without a script or another host", () => {
    expect(picture).not.toMatch(/<script|href|url\(/);
    expect(picture.match(/https?:/g)).toEqual(["http:"]);
  });
});
