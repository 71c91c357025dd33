// The other pages of this browser, which share the session: told through the browser's storage, in which nothing of a
// person is put.

const keyOf = (topic: string) => `miaopu.${topic}`;

/** @param word without a blank. */
export function tellPages(topic: string, word: string): void {
  // What does not change is told to nobody: the moment makes each word a new one.
  localStorage.setItem(keyOf(topic), `${word} ${Date.now()}`);
}

/** Calls back with what another page told. */
export function onTold(topic: string, act: (word: string) => void): void {
  addEventListener("storage", ({ key, newValue }) => {
    if (key === keyOf(topic) && newValue !== null) act(newValue.split(" ")[0] ?? "");
  });
}
