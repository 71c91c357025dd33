// An installation without demo data is set up once: a township, its first officer, and slips for three administrators.
import { Button, TextField, formKeys } from "@miaopu/ui";
import { useMutation } from "@tanstack/solid-query";
import { Show, createSignal } from "solid-js";
import { createStore } from "solid-js/store";
import { api, refusalOf, signIn } from "../api.ts";
import { say } from "../i18n/words.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { usePasswordRules } from "./change-password-page.tsx";
import { AlonePage } from "./sign-in-page.tsx";
import { SlipsPage } from "./slips-page.tsx";
import { t } from "./session-words.ts";

interface FirstOfficer {
  townshipName: string;
  officerName: string;
  username: string;
  password: string;
}

export function SetUpPage(props: { onDone: () => void }) {
  const [form, setForm] = createStore<FirstOfficer>({
    townshipName: "",
    officerName: "",
    username: "",
    password: "",
  });
  const [again, setAgain] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const create = useMutation(() => ({
    mutationFn: () => api.setup.create.mutate({ ...form }),
  }));
  const goOn = async () => {
    // Where it fails the sign-in page says why.
    await signIn(form.username, form.password);
    props.onDone();
  };
  const differ = () => tried() && form.password !== again();
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (form.password === again() && !create.isPending) create.mutate();
  };
  return (
    <Show
      when={!create.data}
      fallback={
        <SlipsPage township={form.townshipName} slips={create.data?.slips ?? []} onDone={() => void goOn()} />
      }
    >
      <AlonePage title={t("setUpTitle")} text={t("setUpText")}>
        <form class="stack" onSubmit={send} onKeyDown={formKeys}>
          <FirstOfficerFields form={form} onChange={(part) => setForm(part)} />
          <TextField
            label={t("again")}
            error={differ() ? t("differ") : null}
            type="password"
            autocomplete="new-password"
            required
            value={again()}
            onValue={setAgain}
          />
          <Show when={create.isError}>
            <RefusalNotice refusal={refusalOf(create.error)} />
          </Show>
          <Button type="submit" look="main" wide busy={create.isPending}>
            {t("setUp")}
          </Button>
        </form>
      </AlonePage>
    </Show>
  );
}

function FirstOfficerFields(props: { form: FirstOfficer; onChange: (part: Partial<FirstOfficer>) => void }) {
  const rules = usePasswordRules();
  return (
    <>
      <TextField
        label={t("township")}
        hint={t("townshipHint")}
        required
        value={props.form.townshipName}
        onValue={(value) => props.onChange({ townshipName: value })}
      />
      <TextField
        label={t("officer")}
        autocomplete="name"
        required
        value={props.form.officerName}
        onValue={(value) => props.onChange({ officerName: value })}
      />
      <TextField
        label={t("username")}
        hint={t("usernameHint")}
        autocomplete="username"
        autocapitalize="none"
        required
        value={props.form.username}
        onValue={(value) => props.onChange({ username: value })}
      />
      <TextField
        label={t("password")}
        hint={rules.data && say(rules.data)}
        type="password"
        autocomplete="new-password"
        required
        value={props.form.password}
        onValue={(value) => props.onChange({ password: value })}
      />
    </>
  );
}
