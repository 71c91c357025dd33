// The keys that every page answers to.
import { Dialog } from "@miaopu/ui";
import { For } from "solid-js";
import { t } from "./shell-words.ts";

const keys = [
  ["/", "helpSearch"],
  ["J K", "helpRows"],
  ["Enter", "helpOpen"],
  ["Enter", "helpNext"],
  ["Ctrl+Enter", "helpSubmit"],
  ["Esc", "helpClose"],
  ["?", "helpHelp"],
] as const;

export function KeyboardHelp(props: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={props.open} size="small" title={t("help")} onClose={() => props.onClose()}>
      <dl class="keys">
        <For each={keys}>
          {([key, words]) => (
            <>
              <dt>
                <For each={key.split(" ")}>{(one) => <kbd class="kbd">{one}</kbd>}</For>
              </dt>
              <dd>{t(words)}</dd>
            </>
          )}
        </For>
      </dl>
    </Dialog>
  );
}
