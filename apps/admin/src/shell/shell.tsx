// The frame of every page: menu on the left, search and settings above, the page, keyboard help.
import { Button, Drawer } from "@miaopu/ui";
import { useIsRouting, useLocation, type RouteSectionProps } from "@solidjs/router";
import { ErrorBoundary, Show, Suspense, createEffect, createSignal, on, onCleanup, onMount } from "solid-js";
import { mayDo, useSession } from "../session/session.ts";
import { BrokenPage } from "./broken-page.tsx";
import { GlobalSearch, globalSearchId } from "./global-search.tsx";
import { HouseBanner } from "./house-banner.tsx";
import { KeyboardHelp } from "./keyboard-help.tsx";
import { PageShape } from "./page.tsx";
import { SettingsMenu } from "./settings-menu.tsx";
import { Brand, SideMenu } from "./side-menu.tsx";
import { t } from "./shell-words.ts";

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches("input, select, textarea, [contenteditable]");

/** Calls back for a key pressed on the page itself: not in a field, not under a dialog. */
function onPageKey(key: string, act: () => void) {
  const listen = (event: KeyboardEvent) => {
    if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    event.preventDefault();
    act();
  };
  onMount(() => document.addEventListener("keydown", listen));
  onCleanup(() => document.removeEventListener("keydown", listen));
}

export function Shell(props: RouteSectionProps) {
  const [help, setHelp] = createSignal(false);
  const location = useLocation();
  const routing = useIsRouting();
  let main: HTMLElement | undefined;
  onPageKey("?", () => setHelp(true));
  onPageKey("/", () => document.getElementById(globalSearchId)?.focus());
  createEffect(
    on(
      () => location.pathname,
      () => main?.focus({ preventScroll: true }),
      { defer: true },
    ),
  );

  return (
    <div class="shell">
      <a class="skip" href="#main" onClick={() => main?.focus()}>
        {t("skip")}
      </a>
      <aside class="side no-print">
        <div class="side-inner">
          <Brand />
          <SideMenu />
        </div>
      </aside>
      <TopBar onHelp={() => setHelp(true)} />
      <main id="main" class="main" tabindex="-1" aria-busy={routing()} ref={(made) => (main = made)}>
        <HouseBanner />
        <ErrorBoundary fallback={(error: unknown, reset) => <BrokenPage error={error} onRetry={reset} />}>
          <Suspense fallback={<PageShape />}>{props.children}</Suspense>
        </ErrorBoundary>
      </main>
      <KeyboardHelp open={help()} onClose={() => setHelp(false)} />
    </div>
  );
}

function TopBar(props: { onHelp: () => void }) {
  const session = useSession();
  const [menuOpen, setMenuOpen] = createSignal(false);
  return (
    <header class="top no-print">
      <Button class="top-menu" onClick={() => setMenuOpen(true)} aria-label={t("menu")}>
        <span aria-hidden="true">☰</span>
      </Button>
      <Show when={mayDo(session(), "person.read")} fallback={<span class="top-gap" />}>
        <GlobalSearch />
      </Show>
      <span class="top-who">
        {session().organisation.name} · {session().user.name}
      </span>
      <SettingsMenu onHelp={() => props.onHelp()} />
      <Drawer side="left" open={menuOpen()} title={t("product")} onClose={() => setMenuOpen(false)}>
        <SideMenu onGo={() => setMenuOpen(false)} />
      </Drawer>
    </header>
  );
}
