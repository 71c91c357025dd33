// Something takes a one-time code first: the code is given here, and what asked for it goes on by itself.
import { Button, Dialog, Skeleton, formKeys } from "@miaopu/ui";
import { useMutation } from "@tanstack/solid-query";
import { Match, Show, Switch, createSignal } from "solid-js";
import { useAnswer } from "../answer.ts";
import { api, queryClient, refusalOf } from "../api.ts";
import { settleCode } from "../gate.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { CodeField, FactorSetUp } from "./factor-set-up.tsx";
import { t } from "./session-words.ts";

export const useFactor = () =>
  useAnswer(() => ({ queryKey: ["factor"], queryFn: () => api.factor.state.query(), staleTime: 0 }));

export function FactorDialog() {
  const state = useFactor();
  return (
    <Dialog
      open
      size="small"
      title={t(state.data?.isSetUp === false ? "factorFirst" : "codeAsked")}
      onClose={() => settleCode(false)}
    >
      <Switch fallback={<Skeleton lines={3} />}>
        <Match when={state.isError && !state.data}>
          <RefusalNotice refusal={refusalOf(state.error)} onRetry={() => state.refetch()} />
        </Match>
        <Match when={state.data?.isSetUp === false}>
          <FactorSetUp onDone={() => settleCode(true)} />
        </Match>
        <Match when={state.data}>
          <CodeForm onDone={() => settleCode(true)} />
        </Match>
      </Switch>
    </Dialog>
  );
}

export function CodeForm(props: { onDone: () => void }) {
  const [code, setCode] = createSignal("");
  const prove = useMutation(() => ({
    mutationFn: () => api.factor.prove.mutate({ code: code() }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ["factor"] });
      props.onDone();
    },
    onError: () => setCode(""),
  }));
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (!prove.isPending) prove.mutate();
  };
  return (
    <form class="stack" onSubmit={send} onKeyDown={formKeys}>
      <p class="soft">{t("codeText")}</p>
      <CodeField value={code()} onValue={setCode} hint={t("recoveryHint")} />
      <Show when={prove.isError}>
        <RefusalNotice refusal={refusalOf(prove.error)} />
      </Show>
      <Button type="submit" look="main" busy={prove.isPending}>
        {t("codeGive")}
      </Button>
    </form>
  );
}
