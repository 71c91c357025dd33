// Hands this process over to the product's command line, as if it had been started itself.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./workspace.ts";

/** The folder the user stood in: file names that they typed are meant from there. */
export const callerFolder = process.env["MIAOPU_CALLER_DIR"] ?? process.cwd();

/** @param args the command and its options, such as `["serve", "--empty"]`. */
export async function handOver(args: readonly string[]): Promise<void> {
  const main = join(root, "apps/api/src/cli/main.ts");
  process.chdir(callerFolder);
  process.argv = [process.execPath, main, ...args];
  await import(pathToFileURL(main).href);
}
