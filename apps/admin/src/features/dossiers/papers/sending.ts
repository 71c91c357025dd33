// One scan on its way to the server: how far it is, cancelling it, and what became of it.
import type { PaperPlace } from "@miaopu/domain";
import { isRefusal, type Refusal } from "../../../api.ts";
import { lockPage } from "../../../gate.ts";

export interface Destination {
  readonly dossier: string;
  readonly place: PaperPlace;
  readonly material: string;
}

export type Ending =
  | { readonly kind: "kept" | "cancelled" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

export interface Sending {
  readonly ending: Promise<Ending>;
  readonly cancel: () => void;
}

export const largestFile = 20 * 1024 * 1024;

const answerOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a proxy's page instead of an answer
  }
};

/**
 * Sends a file without its name. `fetch` cannot say how much has gone up, so that an older way is used.
 * @param onProgress told the part that has gone up, 0 to 1.
 */
export function sendScan(
  { dossier, place, material }: Destination,
  file: Blob,
  unreachable: Refusal,
  onProgress: (part: number) => void,
): Sending {
  const request = new XMLHttpRequest();
  const ending = new Promise<Ending>((resolve) => {
    const refuse = (refusal: Refusal) => resolve({ kind: "refused", refusal });
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.upload.addEventListener("load", () => onProgress(1));
    request.addEventListener("abort", () => resolve({ kind: "cancelled" }));
    request.addEventListener("error", () => refuse(unreachable));
    request.addEventListener("load", () => {
      if (request.status === 201) return resolve({ kind: "kept" });
      const answer = answerOf(request.responseText);
      if (request.status === 401)
        lockPage(isRefusal(answer) && answer.code === "SESSION_LOCKED" ? "idle" : "ended");
      refuse(isRefusal(answer) ? answer : unreachable);
    });
  });
  const query = new URLSearchParams({ dossier, step: place, material });
  request.open("POST", `/api/attachments?${query.toString()}`);
  request.setRequestHeader("content-type", "application/octet-stream");
  request.send(file);
  return { ending, cancel: () => request.abort() };
}
