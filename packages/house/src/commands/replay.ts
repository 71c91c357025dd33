// `npm run --silent replay -- FILE…`: replays conformance cases through the rule book, prints one JSON array.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { replayCase } from "@miaopu/domain/conformance";
import { callerFolder } from "../hand-over.ts";

type Result = ReturnType<typeof replayCase>;

const failure = (name: string, message: string): Result => ({ name, error: { path: "", message } });

async function replayFile(file: string): Promise<Result[]> {
  let cases: unknown;
  try {
    cases = JSON.parse(await readFile(resolve(callerFolder, file), "utf8"));
  } catch (error) {
    return [failure(file, `读不出这个文件 / cannot be read as JSON: ${String(error)}`)];
  }
  return (Array.isArray(cases) ? cases : [cases]).map((one) => replayCase(one));
}

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("用法 / usage: npm run --silent replay -- FILE…");
  process.exitCode = 2;
} else {
  const results = (await Promise.all(files.map(replayFile))).flat();
  process.stdout.write(`${JSON.stringify(results)}\n`);
  if (results.some((result) => "error" in result)) process.exitCode = 1;
}
