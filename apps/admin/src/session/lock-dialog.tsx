// Nobody did anything for long, or the session ended: the page locks in place, and gives back what was typed.
import { Button, Dialog, TextField, formKeys } from "@miaopu/ui";
import { Show, createSignal, onCleanup, onMount } from "solid-js";
import { api, queryClient, signOut, unlock, type Me, type Refusal } from "../api.ts";
import { lockPage, openPage, type Lock } from "../gate.ts";
import { countAnew } from "../idleness.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { AlonePage, SignInForm } from "./sign-in-page.tsx";
import { t } from "./session-words.ts";

async function leave(): Promise<void> {
  await signOut();
  location.reload();
}

/** What waited goes on; what the page showed is asked for again. */
async function goOn(): Promise<void> {
  countAnew();
  openPage();
  await queryClient.invalidateQueries();
}

export function LockDialog(props: { me: Me; why: Lock }) {
  const signedIn = async () => {
    const me = await api.session.me.query();
    if (me?.user.id !== props.me.user.id) location.reload();
    else await goOn();
  };
  // The window's title may name a person.
  onMount(() => {
    const title = document.title;
    document.title = `${t("locked")} · ${t("product")}`;
    onCleanup(() => {
      document.title = title;
    });
  });
  return (
    <Dialog
      open
      locked
      size="small"
      title={t(props.why === "idle" ? "locked" : "signInAgain")}
      onClose={() => undefined}
    >
      <div class="stack lock">
        <p class="soft">
          {props.why === "idle" ? t("lockedText", props.me.user.name) : t("signInAgainText")}
        </p>
        <Show when={props.why === "idle"} fallback={<SignInForm onDone={() => void signedIn()} />}>
          <UnlockForm onDone={() => void goOn()} />
        </Show>
        <Button look="plain" onClick={() => void leave()}>
          {t("otherUser")}
        </Button>
      </div>
    </Dialog>
  );
}

/** A locked session met by a page that shows nothing yet, such as one that was loaded anew. */
export function LockedPage() {
  return (
    <AlonePage title={t("locked")} text={t("lockedHere")}>
      <UnlockForm onDone={() => void goOn()} />
      <Button look="plain" onClick={() => void leave()}>
        {t("otherUser")}
      </Button>
    </AlonePage>
  );
}

function UnlockForm(props: { onDone: () => void }) {
  const [password, setPassword] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    setBusy(true);
    const refused = await unlock(password());
    setBusy(false);
    setPassword("");
    if (refused?.code === "SIGN_IN_REQUIRED") lockPage("ended");
    setRefusal(refused);
    if (!refused) props.onDone();
  };
  return (
    <form class="stack" onSubmit={(event) => void send(event)} onKeyDown={formKeys}>
      <TextField
        label={t("password")}
        type="password"
        autocomplete="current-password"
        required
        value={password()}
        onValue={setPassword}
      />
      <Show when={refusal()}>{(refused) => <RefusalNotice refusal={refused()} />}</Show>
      <Button type="submit" look="main" wide busy={busy()}>
        {t("unlock")}
      </Button>
    </form>
  );
}
