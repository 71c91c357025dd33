// The one-time password opens nothing but this page.
import { Button, TextField, formKeys } from "@miaopu/ui";
import { useMutation } from "@tanstack/solid-query";
import { Show, createSignal } from "solid-js";
import { api, refusalOf } from "../api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { AlonePage } from "./sign-in-page.tsx";
import { t } from "./session-words.ts";

export function ChangePasswordPage(props: { name: string; onDone: () => void }) {
  return (
    <AlonePage title={t("changeTitle")} text={t("changeText", props.name)}>
      <ChangePasswordForm onDone={() => props.onDone()} />
    </AlonePage>
  );
}

function ChangePasswordForm(props: { onDone: () => void }) {
  const [current, setCurrent] = createSignal("");
  const [next, setNext] = createSignal("");
  const [again, setAgain] = createSignal("");
  const [tried, setTried] = createSignal(false);
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
        hint={t("nextHint")}
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
