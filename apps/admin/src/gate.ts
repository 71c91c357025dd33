// What stands between a request and its answer: a page that is locked, or a code that is asked for. The request waits,
// and is made again by itself once that is done.
import { createSignal } from "solid-js";
import { onTold, tellPages } from "./other-pages.ts";

/** `idle`: nothing was done for long; `ended`: the session is over. */
export type Lock = "idle" | "ended";

const [lock, setLockSignal] = createSignal<Lock | null>(null);
const [codeAsked, setCodeAsked] = createSignal(false);
export { codeAsked, lock };

let openers: (() => void)[] = [];
let decided: ((given: boolean) => void)[] = [];

// All pages of this browser lock and open together.
onTold("lock", (word) => {
  if (word === "open") opened();
  else if (word === "idle" || word === "ended") setLockSignal(word);
});

export function lockPage(why: Lock): void {
  if (lock() === why) return;
  setLockSignal(why);
  tellPages("lock", why);
}

function opened(): void {
  setLockSignal(null);
  const waiting = openers;
  openers = [];
  for (const go of waiting) go();
}

/** The password was given again: what waited goes on. */
export function openPage(): void {
  opened();
  tellPages("lock", "open");
}

function untilOpen(why: Lock): Promise<true> {
  lockPage(why);
  return new Promise((resolve) => openers.push(() => resolve(true)));
}

function askForCode(): Promise<boolean> {
  setCodeAsked(true);
  return new Promise((resolve) => decided.push(resolve));
}

/** @param given whether a code was given; if not, what asked for it is refused. */
export function settleCode(given: boolean): void {
  setCodeAsked(false);
  const waiting = decided;
  decided = [];
  for (const settle of waiting) settle(given);
}

/** What can be done about a refusal before the request is made again; null where the page itself answers it. */
export function remedyOf(code: string): (() => Promise<boolean>) | null {
  switch (code) {
    case "SESSION_LOCKED":
      return () => untilOpen("idle");
    case "SIGN_IN_REQUIRED":
      return () => untilOpen("ended");
    case "SECOND_FACTOR_REQUIRED":
      return askForCode;
    default:
      return null;
  }
}

/** For requests beside the typed client, such as downloads: the same, over their own answers. */
export async function throughGate(call: () => Promise<Response>): Promise<Response> {
  const response = await call();
  if (response.ok) return response;
  const said: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  const code = typeof said === "object" && said !== null && "code" in said ? String(said.code) : "";
  const remedy = remedyOf(code);
  return remedy && (await remedy()) ? throughGate(call) : response;
}
