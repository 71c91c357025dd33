// How long nobody did anything here: tells the server with each request, and locks the page when it is too long.
import { createSignal } from "solid-js";
import { lock, lockPage } from "./gate.ts";
import { onTold, tellPages } from "./other-pages.ts";

const acts = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;
const second = 1000;
const looksEvery = 5 * second;
/** Typing into a long form asks the server nothing: it is told now and then that somebody is there. */
const tellsEvery = 4 * 60 * second;

const [lastAct, setLastAct] = createSignal(Date.now());
let lastTold = Date.now();

const acted = (at: number) => {
  if (at > lastAct()) setLastAct(at);
};

onTold("act", (moment) => acted(Math.min(Number(moment) || 0, Date.now())));

function onAct(): void {
  const now = Date.now();
  if (lock() !== null) return;
  if (now - lastAct() > second) tellPages("act", String(now));
  acted(now);
}

/** Seconds since somebody last did something in any page of this browser; the request that asks tells the server. */
export function secondsIdle(): number {
  lastTold = Date.now();
  return Math.max(0, Math.floor((lastTold - lastAct()) / second));
}

/** After a sign-in or an unlock the time counts anew. */
export const countAnew = (): void => acted(Date.now());

interface Watch {
  readonly minutes: () => number;
  /** Asks the server for anything, so that it knows of the last act. */
  readonly tell: () => void;
}

/** @returns what ends the watch. */
export function watchIdleness({ minutes, tell }: Watch): () => void {
  countAnew();
  const look = () => {
    if (lock() !== null) return;
    if (Date.now() - lastAct() >= minutes() * 60 * second) lockNow();
    else if (lastAct() > lastTold && Date.now() - lastTold > tellsEvery) tell();
  };
  const timer = setInterval(look, looksEvery);
  const options = { passive: true, capture: true } as const;
  for (const act of acts) addEventListener(act, onAct, options);
  // A computer that slept looks at once when it wakes.
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(timer);
    for (const act of acts) removeEventListener(act, onAct, options);
    document.removeEventListener("visibilitychange", look);
  };
}

/** Locks this page and the session behind it, so that a reload does not open it either. */
export function lockNow(): void {
  lockPage("idle");
  // Where the server cannot be reached it locks by itself after the same time.
  fetch("/api/auth/lock", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  }).catch(() => undefined);
}
