// Who may see what: set-up first, then sign-in, then the first password's change, then the pages.
import { ToastProvider, UiLanguageProvider } from "@miaopu/ui";
import { Router } from "@solidjs/router";
import { QueryClientProvider } from "@tanstack/solid-query";
import { Match, Show, Suspense, Switch, createEffect, lazy, onCleanup, onMount } from "solid-js";
import { useAnswer } from "./answer.ts";
import { api, queryClient, refusalOf, type Me } from "./api.ts";
import { codeAsked, lock } from "./gate.ts";
import { watchIdleness } from "./idleness.ts";
import { language } from "./preferences.ts";
import { routes } from "./routes.tsx";
import { ChangePasswordPage } from "./session/change-password-page.tsx";
import { LockDialog, LockedPage } from "./session/lock-dialog.tsx";
import { SessionProvider } from "./session/session.ts";
import { SetUpPage } from "./session/set-up-page.tsx";
import { SignInPage } from "./session/sign-in-page.tsx";
import { RefusalNotice } from "./shell/refusal-notice.tsx";
import { Shell } from "./shell/shell.tsx";

const FactorDialog = lazy(async () => ({
  default: (await import("./session/factor-dialog.tsx")).FactorDialog,
}));

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <UiLanguageProvider value={language}>
        <ToastProvider>
          <Gate />
        </ToastProvider>
      </UiLanguageProvider>
    </QueryClientProvider>
  );
}

function Gate() {
  const me = useAnswer(() => ({
    queryKey: ["session"],
    queryFn: () => api.session.me.query(),
    staleTime: Infinity,
  }));
  const refreshed = () => void queryClient.invalidateQueries();
  return (
    <Switch>
      <Match when={me.isError}>
        <main class="alone">
          <RefusalNotice refusal={refusalOf(me.error)} onRetry={refreshed} />
        </main>
      </Match>
      <Match when={me.data === undefined && lock()}>
        <LockedPage />
      </Match>
      <Match when={me.data === null}>
        <Newcomer onDone={refreshed} />
      </Match>
      <Match when={me.data?.user.mustChangePassword && me.data}>
        {(session) => <ChangePasswordPage name={session().user.name} onDone={refreshed} />}
      </Match>
      <Match when={me.data}>
        {(session) => (
          <SessionProvider value={session}>
            <Router root={Shell}>{routes}</Router>
            <Watch me={session()} />
          </SessionProvider>
        )}
      </Match>
    </Switch>
  );
}

/** What stands above every page: the lock after nobody did anything for long, and the code that some things take. */
function Watch(props: { me: Me }) {
  onMount(() => {
    const stop = watchIdleness({
      minutes: () => props.me.idleMinutes,
      tell: () => void api.session.me.query().catch(() => undefined), // asked for its own sake alone
    });
    onCleanup(stop);
  });
  createEffect(() => document.documentElement.toggleAttribute("data-locked", lock() !== null));
  return (
    <>
      <Show when={codeAsked()}>
        <Suspense>
          <FactorDialog />
        </Suspense>
      </Show>
      <Show when={lock()}>{(why) => <LockDialog me={props.me} why={why()} />}</Show>
    </>
  );
}

function Newcomer(props: { onDone: () => void }) {
  const setup = useAnswer(() => ({ queryKey: ["setup"], queryFn: () => api.setup.status.query() }));
  return (
    <Switch>
      <Match when={setup.data?.needed}>
        <SetUpPage onDone={() => props.onDone()} />
      </Match>
      <Match when={setup.data || setup.isError}>
        <SignInPage onDone={() => props.onDone()} />
      </Match>
    </Switch>
  );
}
