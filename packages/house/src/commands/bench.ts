// `npm run bench`: runs every measurement of the tree, one after the other, and prints what each says.
import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../workspace.ts";

interface Bench {
  run(print: (line: string) => void): void | Promise<void>;
}

const files = globSync("{packages,apps}/*/bench/*.bench.ts", { cwd: root }).toSorted();
for (const file of files) {
  console.log(file);
  const bench = (await import(pathToFileURL(join(root, file)).href)) as Bench;
  await bench.run((line) => console.log(`  ${line}`));
}
if (files.length === 0) {
  console.error("没有可测的项目。/ Nothing to measure was found.");
  process.exitCode = 1;
}
