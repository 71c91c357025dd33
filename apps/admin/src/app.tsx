// Who may see what: set-up first, then sign-in, then the first password's change, then the pages.
import { ToastProvider, UiLanguageProvider } from "@miaopu/ui";
import { Router } from "@solidjs/router";
import { QueryClientProvider } from "@tanstack/solid-query";
import { Match, Show, Switch } from "solid-js";
import { useAnswer } from "./answer.ts";
import { api, locked, queryClient, refusalOf } from "./api.ts";
import { language } from "./preferences.ts";
import { routes } from "./routes.tsx";
import { ChangePasswordPage } from "./session/change-password-page.tsx";
import { LockDialog } from "./session/lock-dialog.tsx";
import { SessionProvider } from "./session/session.ts";
import { SetUpPage } from "./session/set-up-page.tsx";
import { SignInPage } from "./session/sign-in-page.tsx";
import { RefusalNotice } from "./shell/refusal-notice.tsx";
import { Shell } from "./shell/shell.tsx";

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
            <Show when={locked()}>
              <LockDialog me={session()} />
            </Show>
          </SessionProvider>
        )}
      </Match>
    </Switch>
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
