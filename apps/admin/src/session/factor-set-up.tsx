// Setting up the second factor: the password, the telephone's first code, then the recovery codes to be kept on paper.
import { Button, Notice, TextField, formKeys } from "@miaopu/ui";
import { useMutation } from "@tanstack/solid-query";
import { For, Match, Show, Switch, createSignal } from "solid-js";
import { api, queryClient, refusalOf, type Outputs } from "../api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { QrCode } from "./qr-code.tsx";
import { t } from "./session-words.ts";

type Begun = Outputs["factor"]["begin"];

/** In fours, as one types it from a screen. */
const inGroups = (secret: string): string => secret.replace(/(.{4})(?=.)/g, "$1 ");

export function FactorSetUp(props: { onDone: () => void }) {
  const [begun, setBegun] = createSignal<Begun | null>(null);
  const [codes, setCodes] = createSignal<readonly string[] | null>(null);
  return (
    <Switch fallback={<PasswordStep onDone={setBegun} />}>
      <Match when={codes()}>{(all) => <RecoveryCodes codes={all()} onDone={() => props.onDone()} />}</Match>
      <Match when={begun()}>{(secret) => <TelephoneStep begun={secret()} onDone={setCodes} />}</Match>
    </Switch>
  );
}

function PasswordStep(props: { onDone: (begun: Begun) => void }) {
  const [password, setPassword] = createSignal("");
  const begin = useMutation(() => ({
    mutationFn: () => api.factor.begin.mutate({ password: password() }),
    onSuccess: (begun) => props.onDone(begun),
    onError: () => setPassword(""),
  }));
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (!begin.isPending) begin.mutate();
  };
  return (
    <form class="stack" onSubmit={send} onKeyDown={formKeys}>
      <p class="soft">{t("factorWhy")}</p>
      <TextField
        label={t("passwordAgain")}
        type="password"
        autocomplete="current-password"
        required
        value={password()}
        onValue={setPassword}
      />
      <Show when={begin.isError}>
        <RefusalNotice refusal={refusalOf(begin.error)} />
      </Show>
      <Button type="submit" look="main" busy={begin.isPending}>
        {t("factorBegin")}
      </Button>
    </form>
  );
}

function TelephoneStep(props: { begun: Begun; onDone: (codes: readonly string[]) => void }) {
  const [code, setCode] = createSignal("");
  const confirm = useMutation(() => ({
    mutationFn: () => api.factor.confirm.mutate({ code: code() }),
    onSuccess: ({ recoveryCodes }) => props.onDone(recoveryCodes),
    onError: () => setCode(""),
  }));
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (!confirm.isPending) confirm.mutate();
  };
  return (
    <form class="stack" onSubmit={send} onKeyDown={formKeys}>
      <p>{t("factorScan")}</p>
      <div class="factor-secret">
        <QrCode text={props.begun.address} name={t("factorQr")} />
        <div class="stack-close">
          <p class="soft">{t("factorType")}</p>
          <code class="secret">{inGroups(props.begun.secret)}</code>
        </div>
      </div>
      <CodeField value={code()} onValue={setCode} hint={t("codeHint")} />
      <Show when={confirm.isError}>
        <RefusalNotice refusal={refusalOf(confirm.error)} />
      </Show>
      <Button type="submit" look="main" busy={confirm.isPending}>
        {t("factorConfirm")}
      </Button>
    </form>
  );
}

export function CodeField(props: { value: string; onValue: (code: string) => void; hint: string }) {
  return (
    <TextField
      label={t("code")}
      hint={props.hint}
      autocomplete="one-time-code"
      inputmode="text"
      maxLength={20}
      required
      value={props.value}
      onValue={(code) => props.onValue(code.normalize("NFKC"))}
    />
  );
}

function RecoveryCodes(props: { codes: readonly string[]; onDone: () => void }) {
  const done = () => {
    void queryClient.invalidateQueries({ queryKey: ["factor"] });
    props.onDone();
  };
  return (
    <div class="stack">
      <Notice tone="done" live>
        <p>{t("factorDone")}</p>
      </Notice>
      <p>{t("recoveryText")}</p>
      <ul class="recovery">
        <For each={props.codes}>
          {(code) => (
            <li>
              <code>{code}</code>
            </li>
          )}
        </For>
      </ul>
      <div class="row">
        <Button look="main" onClick={done}>
          {t("recoveryKept")}
        </Button>
      </div>
    </div>
  );
}
