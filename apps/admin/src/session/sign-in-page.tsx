// Sign-in: shown in the place of whatever page was asked for, whose address stays.
import { Button, TextField, formKeys } from "@miaopu/ui";
import { Show, createSignal, type ParentProps } from "solid-js";
import { signIn, type Refusal } from "../api.ts";
import { setLanguage, language } from "../preferences.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { t } from "./session-words.ts";

export function SignInPage(props: { onDone: () => void }) {
  return (
    <AlonePage title={t("signIn")} text={t("purpose")}>
      <SignInForm onDone={() => props.onDone()} />
      <p class="faint">{t("firstRun")}</p>
    </AlonePage>
  );
}

/** A page outside the shell: the mark, a title, one form. */
export function AlonePage(props: ParentProps<{ title: string; text: string }>) {
  return (
    <main class="alone">
      <div class="alone-mark">
        <span class="mark" aria-hidden="true">
          苗
        </span>
        <span>{t("product")}</span>
        <Button
          look="plain"
          lang={language() === "zh" ? "en" : "zh-CN"}
          onClick={() => setLanguage(language() === "zh" ? "en" : "zh")}
        >
          {language() === "zh" ? "English" : "中文"}
        </Button>
      </div>
      <div class="card alone-card">
        <h1 class="page-title">{props.title}</h1>
        <p class="soft">{props.text}</p>
        {props.children}
      </div>
    </main>
  );
}

export function SignInForm(props: { onDone: () => void }) {
  const [username, setUsername] = createSignal("");
  const [password, setPassword] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    setBusy(true);
    const refused = await signIn(username().trim(), password());
    setBusy(false);
    setRefusal(refused);
    if (refused) setPassword("");
    else props.onDone();
  };
  return (
    <form class="stack" onSubmit={(event) => void send(event)} onKeyDown={formKeys}>
      <TextField
        label={t("username")}
        name="username"
        autocomplete="username"
        autocapitalize="none"
        required
        value={username()}
        onValue={setUsername}
      />
      <TextField
        label={t("password")}
        name="password"
        type="password"
        autocomplete="current-password"
        required
        value={password()}
        onValue={setPassword}
      />
      <Show when={refusal()}>{(refused) => <RefusalNotice refusal={refused()} />}</Show>
      <Button type="submit" look="main" wide busy={busy()}>
        {t("signIn")}
      </Button>
    </form>
  );
}
