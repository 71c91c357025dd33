// Sends hostile files over a real port, a few at a time, and keeps asking whether the server is still there.
import { expect } from "vitest";
import type { TestPort } from "../port.ts";
import type { Account } from "../township.ts";
import type { Hostile } from "./hostile.ts";

export interface Answered {
  readonly file: Hostile;
  readonly status: number;
  /** Of the refusal, or `taken`. */
  readonly code: string;
  readonly answer: { readonly id?: string; readonly zh?: string; readonly en?: string };
}

const atATime = 4;
/** Megabytes that the server's process may have grown by, its caches and these files' copies included. */
const growth = 700;

async function send(port: TestPort, account: Account, path: string, file: Hostile): Promise<Answered> {
  const response = await port.as(account, path, { method: "POST", body: new Uint8Array(file.bytes) });
  const answer = (await response.json()) as Answered["answer"] & { readonly code?: string };
  return { file, status: response.status, code: answer.code ?? "taken", answer };
}

/** @throws where the server stops answering, or its process has grown beyond measure. */
export async function sentAll(
  port: TestPort,
  account: Account,
  path: string,
  files: readonly Hostile[],
): Promise<readonly Answered[]> {
  await port.as(account, "/healthz");
  const before = process.memoryUsage().rss;
  const left = files.entries();
  const answers: Answered[] = [];
  const worker = async () => {
    for (const [at, file] of left) {
      answers[at] = await send(port, account, path, file);
      expect((await port.as(null, "/healthz")).status).toBe(200);
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(growth);
  return answers;
}

/** The files that got another answer than they may, or one without words in both languages. */
export const unexpected = (answers: readonly Answered[]): readonly string[] =>
  answers.flatMap(({ file, code, answer: { zh, en } }) =>
    file.answers.includes(code) && (code === "taken" || (zh && en)) ? [] : [`${file.name}: ${code}`],
  );
