// The offline verifier: one page with all it needs inside, made from the very sources that verify here.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const folder = fileURLToPath(new URL("../../verifier", import.meta.url));
const maker = fileURLToPath(new URL("verifier-process.ts", import.meta.url));

async function script(): Promise<string> {
  const args = ["--disable-warning=ExperimentalWarning", maker];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  return stdout;
}

const hashSource = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

async function made(): Promise<string> {
  const [page, style, code] = await Promise.all([
    readFile(join(folder, "page.html"), "utf8"),
    readFile(join(folder, "page.css"), "utf8"),
    script(),
  ]);
  const policy = `default-src 'none'; script-src ${hashSource(code)}; style-src ${hashSource(style)}; base-uri 'none'; form-action 'none'`;
  return page
    .replace("{{policy}}", () => policy)
    .replace("<style></style>", () => `<style>${style}</style>`)
    .replace("<script></script>", () => `<script>${code}</script>`);
}

let page: Promise<string> | null = null;

/** The page as text; the same for the same sources, so that its hash can be compared. Never served but as a download. */
export function verifierPage(): Promise<string> {
  page ??= made();
  return page;
}
