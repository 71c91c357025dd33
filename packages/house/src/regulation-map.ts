// The regulation map: step → article per edition → rule codes → the tests that quote them, made from the domain's tables.
import { join } from "node:path";
import { type Rule, ruleBook, type StepId, stages, steps } from "@miaopu/domain";
import { type File, textFiles } from "./gates/files.ts";
import { root } from "./workspace.ts";

/** Where the map is kept. */
export const mapPath = join(root, "docs/regulation-map.md");

const literal = /"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;
const quoted = /\[([A-Z][A-Z0-9_]+)\]/g;

/** A title without its codes and without the places where a table's row is filled in. */
const plain = (title: string) =>
  title
    .replaceAll(quoted, "")
    .replaceAll(/\(%[#a-z]\)/g, "")
    .trim();

/** Every test title that quotes a code in brackets, by code. */
export function titlesByCode(files: readonly File[]): ReadonlyMap<string, readonly string[]> {
  const byCode = new Map<string, string[]>();
  for (const { path, lines } of files.filter(({ path }) => path.endsWith(".test.ts"))) {
    for (const [, double, back] of lines.join("\n").matchAll(literal)) {
      const title = double ?? back ?? "";
      for (const [, code = ""] of title.matchAll(quoted)) {
        byCode.set(code, [...(byCode.get(code) ?? []), plain(title) || path]);
      }
    }
  }
  return byCode;
}

const row = (...cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
const code = (text: string) => `\`${text}\``;

function severityOf({ severity }: Rule): string {
  if (typeof severity === "string") return severity;
  return `${severity["cpc-2014"]} / ${severity["cpc-2026"]}`;
}

function articlesOf({ cites }: Rule): string {
  if (cites === "step") return "the step's";
  if (cites === "none") return "–";
  if (cites === "local") return "local profile";
  return `${cites["cpc-2014"] ?? "–"} / ${cites["cpc-2026"] ?? "–"}`;
}

const stepsInWords = (ids: readonly StepId[]) => (ids.length === steps.length ? "every step" : ids.join(" "));

const stepTable = () => [
  row("step", "阶段", "步骤", "step", "2014 / 2026", "rules of the regulation"),
  row("---", "---", "---", "---", "---", "---"),
  ...steps.map(({ id, stage, zh, en, article }) => {
    const own = ruleBook.filter((rule) => typeof rule.cites === "object" && rule.steps.includes(id));
    const codes = own.map((rule) => code(rule.code)).join(" ");
    return row(id, stages[stage].zh, zh, en, `${article["cpc-2014"]} / ${article["cpc-2026"]}`, codes);
  }),
];

const ruleTable = (titles: ReadonlyMap<string, readonly string[]>) => [
  row("rule", "severity", "steps", "2014 / 2026", "tests that quote it"),
  row("---", "---", "---", "---", "---"),
  ...ruleBook.map((rule) => {
    const where = typeof rule.steps === "string" ? rule.steps : stepsInWords(rule.steps);
    const tests = [...new Set(titles.get(rule.code))].join("<br>");
    return row(code(rule.code), severityOf(rule), where, articlesOf(rule), tests);
  }),
];

/** The whole map as Markdown, from the domain's tables and these test files. */
export function renderMap(tests: readonly File[]): string {
  const lines = [
    "# Regulation map · 条文对照",
    "",
    "Generated from the domain's tables by `npm run regulation-map`; not edited by hand. Articles are those of",
    "《中国共产党发展党员工作细则》, 2014 / revised 2026.",
    "",
    "## Steps",
    "",
    ...stepTable(),
    "",
    "## Rules",
    "",
    ...ruleTable(titlesByCode(tests)),
  ];
  return `${lines.join("\n")}\n`;
}

/** The map as it should read now. */
export const currentMap = (): string => renderMap(textFiles(join(root, "packages/domain/test")));
