// The log as a file: asked for with its purpose, kept by the browser as a download.
import { isRefusal, type Refusal } from "../../api.ts";
import { throughGate } from "../../gate.ts";
import type { filterOf } from "./log-address.ts";

const unreachable: Refusal = {
  code: "UNREACHABLE",
  zh: "连不上服务器，没有导出。请检查网络后再试。",
  en: "The server cannot be reached; nothing was exported. Check the network and try again.",
};

export interface ExportWanted {
  readonly format: "jsonl" | "xlsx";
  readonly filter: ReturnType<typeof filterOf>;
  readonly purpose: string;
}

const nameIn = (header: string | null): string => {
  const found = /filename\*=UTF-8''([^;]+)/.exec(header ?? "");
  return found ? decodeURIComponent(found[1] ?? "") : "audit-log";
};

function keep(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The purpose goes in a header, percent-encoded, so that it is known before the request is read. @throws Refusal */
export async function exportLog({ format, filter, purpose }: ExportWanted): Promise<void> {
  const response = await throughGate(() =>
    fetch("/api/audit-log/export", {
      method: "POST",
      headers: { "content-type": "application/json", "x-reason": encodeURIComponent(purpose) },
      body: JSON.stringify({ format, filter }),
    }),
  ).catch(() => null);
  if (response?.ok) return keep(await response.blob(), nameIn(response.headers.get("content-disposition")));
  const said: unknown = await response?.json().catch(() => null);
  throw isRefusal(said) ? said : unreachable;
}

export const verifierAddress = "/api/audit-log/verifier.html";
