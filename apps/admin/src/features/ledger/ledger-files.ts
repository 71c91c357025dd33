// Files on their way to the server: a ledger or a list of members goes up, a preview or a refusal comes back.
import type { LedgerPreview, MembersPreview } from "@miaopu/api/router";
import { isRefusal, type Refusal } from "../../api.ts";
import { throughGate } from "../../gate.ts";

const unreachable: Refusal = {
  code: "UNREACHABLE",
  zh: "连不上服务器，文件没有上传。请检查网络后再试。",
  en: "The server cannot be reached; the file was not sent. Check the network and try again.",
};
const notXlsx: Refusal = {
  code: "NOT_A_WORKBOOK",
  zh: "请选择 .xlsx 文件；旧格式请先用 WPS 或 Excel 另存为 .xlsx。",
  en: "Choose an .xlsx file; save an older format as .xlsx first.",
};
const stopped: Refusal = { code: "STOPPED", zh: "已停止读取。", en: "Reading was stopped." };

interface Kinds {
  readonly ledger: LedgerPreview;
  readonly members: MembersPreview;
}

export type Sent<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };
const refused = (refusal: Refusal) => ({ ok: false, refusal }) as const;

export async function sendFile<K extends keyof Kinds>(
  kind: K,
  file: File,
  signal: AbortSignal,
): Promise<Sent<Kinds[K]>> {
  if (!/\.xlsx$/i.test(file.name)) return refused(notXlsx);
  try {
    const response = await throughGate(() =>
      fetch(`/api/ledger/files?kind=${kind}`, {
        method: "POST",
        headers: { "content-type": "application/octet-stream", "x-file-name": encodeURIComponent(file.name) },
        body: file,
        signal,
      }),
    );
    const answer: unknown = await response.json();
    if (response.ok) return { ok: true, value: answer as Kinds[K] };
    return refused(isRefusal(answer) ? answer : unreachable);
  } catch {
    return refused(signal.aborted ? stopped : unreachable);
  }
}

export const reportAddress = (jobId: string): string => `/api/ledger/reports/${jobId}.xlsx`;
export const sampleAddress = "/api/ledger/sample.xlsx";
