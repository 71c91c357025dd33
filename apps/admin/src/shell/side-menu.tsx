// The menu's entries, with what is overdue beside the workbench.
import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useAnswer } from "../answer.ts";
import { api } from "../api.ts";
import { mayDo, useSession } from "../session/session.ts";
import { menuOf } from "./menu.ts";
import { t } from "./shell-words.ts";

export function Brand() {
  return (
    <A class="brand" href="/">
      <span class="mark" aria-hidden="true">
        苗
      </span>
      {t("product")}
    </A>
  );
}

export function SideMenu(props: { onGo?: () => void }) {
  const session = useSession();
  const overdue = useAnswer(() => ({
    queryKey: ["dossiers", "overdue-count"],
    queryFn: () => api.dossier.list.query({ due: "overdue", size: 1 }),
    enabled: mayDo(session(), "workbench.read"),
  }));
  return (
    <nav aria-label={t("menu")}>
      <ul class="menu">
        <For each={menuOf(session())}>
          {(entry) => (
            <li>
              <A
                class="menu-entry"
                activeClass="menu-here"
                href={entry.href}
                end={entry.href === "/"}
                onClick={() => props.onGo?.()}
              >
                {entry.label()}
                <Show when={entry.counts && overdue.data?.total}>
                  <span class="menu-count" data-tone="bad" title={t("overdue", overdue.data?.total ?? 0)}>
                    <span aria-hidden="true">{overdue.data?.total}</span>
                    <span class="sr-only">{t("overdue", overdue.data?.total ?? 0)}</span>
                  </span>
                </Show>
              </A>
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
}
