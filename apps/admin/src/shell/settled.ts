// A value that follows another once it has rested for a while, so that the server is not asked at every key.
import { createEffect, createSignal, on, onCleanup, untrack, type Accessor } from "solid-js";

/** @param rest milliseconds without change. */
export function createSettled<T>(value: Accessor<T>, rest: number): Accessor<T> {
  const [settled, setSettled] = createSignal(untrack(value));
  createEffect(
    on(
      value,
      (next) => {
        const timer = setTimeout(() => setSettled(() => next), rest);
        onCleanup(() => clearTimeout(timer));
      },
      { defer: true },
    ),
  );
  return settled;
}
