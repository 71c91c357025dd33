// Two people at one file: whoever comes second sees both, fact by fact, and decides; nothing is overwritten.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "./desk.ts";
import { faultsOf } from "./faults.ts";

interface Row {
  readonly id: string;
  readonly next: readonly string[];
}
interface File {
  readonly version: number;
  readonly timeline: { readonly statusSince: string };
  readonly entries: readonly {
    readonly at: number;
    readonly record: { readonly step?: string; on: string } | null;
  }[];
}

let desk: Desk;
let page: Page;
let colleague: Page;
let files: readonly Row[];

beforeAll(async () => {
  desk = await openDesk();
  page = await desk.officer("/");
  colleague = await desk.as("zuwei", "/");
  files = (await desk.ask<{ rows: readonly Row[] }>(page, "dossier.list", { sort: "due", size: 200 })).rows;
});
afterEach(() => desk.expectNoFaults());
afterAll(() => desk.close());

const withNext = (step: string, nth = 0): Row => {
  const row = files.filter(({ next }) => next.includes(step))[nth];
  if (!row) throw new Error(`nobody is before ${step}`);
  return row;
};
const openForm = async ({ id }: Row, step: string) => {
  await page.goto(`/dossiers/${id}?record=${step}`);
  const form = page.getByRole("dialog");
  await form.getByLabel("发生日期").waitFor();
  return form;
};
const fileOf = ({ id }: Row) => desk.ask<File>(colleague, "dossier.get", { id });
const panel = () => page.locator(".conflict");

/** What the colleague records meanwhile, on the day the applicant's status began. */
async function recordMeanwhile(row: Row, step: string) {
  const { version, timeline } = await fileOf(row);
  const record = { step, on: timeline.statusSince };
  await desk.ask(colleague, "dossier.record", { id: row.id, expectedVersion: version, record });
  return timeline.statusSince;
}

/** The colleague corrects a fact of an old record, which makes nothing unlawful. */
async function correctMeanwhile(row: Row, step: string, facts: object) {
  const { version, entries } = await fileOf(row);
  const entry = entries.find(({ record }) => record?.step === step);
  if (!entry?.record) throw new Error(`no ${step} on file`);
  const record = { ...entry.record, ...facts };
  await desk.ask(colleague, "dossier.correct", {
    id: row.id,
    expectedVersion: version,
    supersedes: entry.at,
    reason: "登记簿上抄错一位",
    record,
  });
}

describe("the same step, recorded by someone else meanwhile", () => {
  it("is set against one's own fact by fact, and one's own can be discarded", async () => {
    const row = withNext("S02");
    const form = await openForm(row, "S02");
    await form.getByRole("button", { name: "今天" }).click();
    await form.getByText(/核对通过|晚了/).waitFor();
    const theirs = await recordMeanwhile(row, "S02");
    const save = form.getByRole("button", { name: "保存", exact: true });
    await save.click();
    await panel().waitFor();
    expect(await panel().innerText()).toMatch(/程远已录入同一步骤/);
    const day = panel().getByRole("row", { name: /发生日期/ });
    const { today } = await desk.ask<{ today: string }>(page, "session.me", {});
    expect(await day.locator("td").allInnerTexts()).toEqual([theirs, today]);
    expect(await day.innerText()).toContain("≠ 不同");
    expect(await save.getAttribute("aria-disabled")).toBe("true");
    await form.getByText("档案有了新记录，请先在上面核对。").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await form.getByRole("button", { name: "丢弃我填的" }).click();
    await form.waitFor({ state: "detached" });
    const { entries } = await fileOf(row);
    expect(entries.filter(({ record }) => record?.step === "S02").map(({ record }) => record?.on)).toEqual([
      theirs,
    ]);
    expect(await desk.ask(page, "draft.list", {})).toEqual([]);
  });

  it("is judged against the file as it is now, once one goes on", async () => {
    const row = withNext("S02", 1);
    const form = await openForm(row, "S02");
    await form.getByRole("button", { name: "今天" }).click();
    await form.getByText(/核对通过|晚了/).waitFor();
    await recordMeanwhile(row, "S02");
    await form.getByRole("button", { name: "保存", exact: true }).click();
    await form.getByRole("button", { name: "已核对，在新版本上接着填" }).click();
    await panel().waitFor({ state: "detached" });
    await form.locator("[data-code=OUT_OF_ORDER]").waitFor();
    expect(await form.getByLabel("发生日期").inputValue()).not.toBe("");
  });
});

describe("another record, made by someone else meanwhile", () => {
  it("stands beside one's own with who, when and why, and one's own is recorded after it", async () => {
    const row = withNext("S02", 2);
    const form = await openForm(row, "S02");
    await form.getByRole("button", { name: "今天" }).click();
    await form.getByText(/核对通过|晚了/).waitFor();
    const { version } = await fileOf(row);
    await correctMeanwhile(row, "S01", { lateReason: "邮寄来迟" });
    const save = form.getByRole("button", { name: "保存", exact: true });
    await save.click();
    await panel().waitFor();
    const said = await panel().innerText();
    expect(said).toMatch(/程远 \d{2}:\d{2} 更正/);
    expect(said).toContain("S01 递交入党申请书");
    expect(said).toContain("原因：登记簿上抄错一位");
    expect(said).toMatch(/您填的（尚未提交）[\s\S]*S02/);
    expect(said).toContain(`您开始填写时档案是第 ${version} 版，现在是第 ${version + 1} 版`);
    expect(await faultsOf(page)).toEqual([]);
    await form.getByRole("button", { name: "已核对，在新版本上接着填" }).click();
    await panel().waitFor({ state: "detached" });
    await expect.poll(() => save.getAttribute("aria-disabled")).toBeNull();
    await save.click();
    await form.waitFor({ state: "detached" });
    const { entries } = await fileOf(row);
    expect(entries.at(-1)?.record?.step).toBe("S02");
  });

  it("is told of also where a draft is taken up later, on another day or machine", async () => {
    const row = withNext("S15", 1);
    const form = await openForm(row, "S15");
    await form.getByLabel("应到", { exact: true }).fill("19");
    await form.getByText(/已保存草稿/).waitFor();
    await page.goto("/");
    await correctMeanwhile(row, "S14", { formNumber: "43-424242" });
    await openForm(row, "S15");
    await form.getByText("此后这份档案有了新记录，接着填时会一并列出。").waitFor();
    await form.getByRole("button", { name: "接着填" }).click();
    await panel().waitFor();
    expect(await panel().innerText()).toContain("43-424242");
    await expect.poll(() => form.getByLabel("应到", { exact: true }).inputValue()).toBe("19");
  });
});
