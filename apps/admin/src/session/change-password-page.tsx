// The one-time password opens nothing but this page; later ones are changed with the same form.
import { Button, TextField, formKeys } from "@miaopu/ui";
import { useMutation } from "@tanstack/solid-query";
import { Show, createSignal } from "solid-js";
import { useAnswer } from "../answer.ts";
import { api, refusalOf } from "../api.ts";
import { say } from "../i18n/words.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { AlonePage } from "./sign-in-page.tsx";
import { t } from "./session-words.ts";

/** What a password must be here, said before one is typed. */
export const usePasswordRules = () =>
  useAnswer(() => ({
    queryKey: ["password-rules"],
    queryFn: () => api.session.passwordRules.query(),
    staleTime: Infinity,
  }));

export function ChangePasswordPage(props: { name: string; onDone: () => void }) {
  return (
    <AlonePage title={t("changeTitle")} text={t("changeText", props.name)}>
      <ChangePasswordForm onDone={() => props.onDone()} />
    </AlonePage>
  );
}

export function ChangePasswordForm(props: { onDone: () => void }) {
  const [current, setCurrent] = createSignal("");
  const [next, setNext] = createSignal("");
  const [again, setAgain] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const rules = usePasswordRules();
  const change = useMutation(() => ({
    mutationFn: () => api.session.changePassword.mutate({ current: current(), next: next() }),
    onSuccess: () => props.onDone(),
  }));
  const differ = () => tried() && next() !== again();
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (next() === again() && !change.isPending) change.mutate();
  };
  return (
    <form class="stack" onSubmit={send} onKeyDown={formKeys}>
      <TextField
        label={t("current")}
        type="password"
        autocomplete="current-password"
        required
        value={current()}
        onValue={setCurrent}
      />
      <TextField
        label={t("next")}
        hint={rules.data && say(rules.data)}
        type="password"
        autocomplete="new-password"
        required
        value={next()}
        onValue={setNext}
      />
      <TextField
        label={t("again")}
        error={differ() ? t("differ") : null}
        type="password"
        autocomplete="new-password"
        required
        value={again()}
        onValue={setAgain}
      />
      <Show when={change.isError}>
        <RefusalNotice refusal={refusalOf(change.error)} />
      </Show>
      <Button type="submit" look="main" wide busy={change.isPending}>
        {t("change")}
      </Button>
    </form>
  );
}
