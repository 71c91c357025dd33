// The data inventory: every column with whom it concerns, what for, how long, how it lies on the disk; every fact of a file.
import { join } from "node:path";
import { type InventoryRow, inventoryRows } from "@miaopu/api/inventory";
import { type FactMeta, factsOf, steps } from "@miaopu/domain";
import { defaultRetention, retentionKeys, retentionOf, spanWords } from "@miaopu/domain/retention";
import { root } from "./workspace.ts";

/** Where the inventory is kept. */
export const inventoryPath = join(root, "docs/data-inventory.md");

const row = (...cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
const rule = (columns: number) => row(...Array.from({ length: columns }, () => "---"));
const code = (text: string) => `\`${text}\``;

const concerns = { personal: "个人", sensitive: "敏感", operational: "运行" } as const;
const rests = { clear: "明文", sealed: "**密封**", hashed: "摘要" } as const;

function tableSection({ table, what, purpose, kept, columns }: InventoryRow): readonly string[] {
  return [
    `### ${what.zh} · ${what.en} (${code(table)})`,
    "",
    `${purpose.zh}。保存：${spanWords(kept, defaultRetention).zh}（${code(kept)}）。`,
    `For: ${purpose.en}. Kept: ${spanWords(kept, defaultRetention).en}.`,
    "",
    row("列 column", "性质 concern", "存放 at rest", "用途 purpose"),
    rule(4),
    ...columns.map(({ column, tag }) =>
      row(
        code(column),
        `${concerns[tag.concern]} ${tag.concern}`,
        `${rests[tag.atRest]} ${tag.atRest}`,
        tag.purpose ? `${tag.purpose.zh} / ${tag.purpose.en}` : "同表",
      ),
    ),
    "",
  ];
}

const factRow = (step: string, key: string, meta: FactMeta) =>
  row(
    step,
    code(key),
    `${meta.zh} / ${meta.en}`,
    meta.sensitive ? `敏感 sensitive：${meta.sensitive}` : "个人 personal",
    meta.sensitive ? `${rests.sealed} sealed` : `${rests.clear} clear`,
  );

const factTable = () => [
  row("步骤 step", "事实 fact", "名称 label", "性质 concern", "存放 at rest"),
  rule(5),
  ...steps.flatMap(({ id }) => factsOf(id).map(({ key, meta }) => factRow(id, key, meta))),
];

const retentionTable = () => [
  row("", "什么 what", "多久 how long", "从何时 from", "谁来结束 ended by", "依据 basis"),
  rule(6),
  ...retentionKeys.map((key) => {
    const { what, from, endedBy, basis } = retentionOf(key);
    const ends = { program: "程序 the program", person: "人 a person", nobody: "不结束 nobody" } as const;
    const span = spanWords(key, defaultRetention);
    return row(
      code(key),
      `${what.zh} / ${what.en}`,
      `${span.zh} / ${span.en}`,
      `${from.zh} / ${from.en}`,
      ends[endedBy],
      basis ? `${basis.zh} / ${basis.en}` : "本系统措施 / this product's own",
    );
  }),
];

/** The whole inventory as Markdown. */
export function renderInventory(rows: readonly InventoryRow[]): string {
  const lines = [
    "# 数据清单 · Data inventory",
    "",
    "由表结构的标注生成（`npm run data-inventory`），不手改；没有标注的列无法编译。",
    "Generated from the tags of the schema by `npm run data-inventory`; not edited by hand. A column without a tag does not",
    "compile.",
    "",
    "## 保存期限 · What is kept how long",
    "",
    ...retentionTable(),
    "",
    "## 各表各列 · Every column of every table",
    "",
    ...rows.flatMap(tableSection),
    "## 档案中的事实 · Facts of a file",
    "",
    "每一步除下列事实外，都有发生日期和迟录原因；都在 `dossier_events.payload` 里，敏感者只留承诺值，正文密封在 `sealed_texts`。",
    "Beside these every step has its day and, where it came late, why. They stand in `dossier_events.payload`; of what is for few",
    "eyes a commitment stands there, and the text lies sealed in `sealed_texts`.",
    "",
    ...factTable(),
  ];
  return `${lines.join("\n")}\n`;
}

/** The inventory as it should read now. */
export const currentInventory = (): string => renderInventory(inventoryRows);
