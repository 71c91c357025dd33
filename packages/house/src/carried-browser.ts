// The Chromium that comes as an npm package, unpacked once with the system libraries and fonts that it brings.
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./workspace.ts";

const carried = (path: string) =>
  fileURLToPath(new URL(`../${path}`, import.meta.resolve("@sparticuz/chromium")));
const { version } = JSON.parse(readFileSync(carried("package.json"), "utf8")) as { version: string };
const caches = join(root, "node_modules/.cache");
const folder = join(caches, `chromium-${version}`);

export interface BrowserProgram {
  readonly path: string;
  /** What its environment needs beside the usual. */
  readonly env: Readonly<Record<string, string>>;
}

/** Unpacks into a folder of its own, which takes its name only once it is whole: two processes may do so at a time. */
async function unpack(): Promise<void> {
  await mkdir(caches, { recursive: true });
  const draft = await mkdtemp(`${folder}-`);
  const { TMPDIR } = process.env;
  // The package unpacks to wherever the system's temporary folder is.
  process.env["TMPDIR"] = draft;
  try {
    const { default: chromium, inflate } = await import("@sparticuz/chromium");
    await chromium.executablePath();
    await inflate(carried("bin/al2023.tar.br"));
    await writeFile(join(draft, "fonts/fonts.conf"), `<fontconfig><dir>${folder}/fonts</dir></fontconfig>`);
    await rename(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    if (TMPDIR === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = TMPDIR;
    await rm(draft, { recursive: true, force: true });
  }
}

/** The browser that the dependencies carry. @throws where it cannot be unpacked. */
export async function carriedBrowser(): Promise<BrowserProgram> {
  if (!existsSync(folder)) await unpack();
  const libraries = [join(folder, "al2023/lib"), process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":");
  const fonts = existsSync("/etc/fonts") ? {} : { FONTCONFIG_PATH: join(folder, "fonts") };
  return { path: join(folder, "chromium"), env: { LD_LIBRARY_PATH: libraries, ...fonts } };
}
