// How this person likes the pages: language, theme, type size, density. Kept in this browser alone.
import { createEffect, createMemo, createRoot, createSignal, type Accessor } from "solid-js";

const choices = {
  language: ["zh", "en"],
  theme: ["system", "light", "dark"],
  type: ["normal", "large"],
  density: ["normal", "compact"],
} as const;

type Name = keyof typeof choices;
export type Preference<N extends Name> = (typeof choices)[N][number];

const isChoice = <N extends Name>(name: N, text: string | null): text is Preference<N> =>
  (choices[name] as readonly string[]).includes(text ?? "");

/** A preference as a signal that survives the page; a browser that keeps nothing uses the first choice. */
function kept<N extends Name>(name: N): [Accessor<Preference<N>>, (value: Preference<N>) => void] {
  const key = `miaopu.${name}`;
  const stored = localStorage.getItem(key);
  const first: Preference<N> = choices[name][0];
  const [value, setValue] = createSignal<Preference<N>>(isChoice(name, stored) ? stored : first);
  const set = (next: Preference<N>) => {
    localStorage.setItem(key, next);
    setValue(() => next);
  };
  return [value, set];
}

export const [language, setLanguage] = kept("language");
export const [theme, setTheme] = kept("theme");
export const [type, setType] = kept("type");
export const [density, setDensity] = kept("density");

/** Puts the preferences on the page's root and follows the system's dark mode. Called once. */
export function applyPreferences(root: HTMLElement): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  createRoot(() => {
    const [dark, setDark] = createSignal(system.matches);
    system.addEventListener("change", (event) => setDark(event.matches));
    const shown = createMemo(() => (theme() === "system" ? (dark() ? "dark" : "light") : theme()));
    createEffect(() => root.setAttribute("data-theme", shown()));
    createEffect(() => root.setAttribute("data-type", type()));
    createEffect(() => root.setAttribute("lang", language() === "zh" ? "zh-CN" : "en"));
  });
}
