// The session ended under the page: it locks in place, and gives back what was typed.
import { Button, Dialog } from "@miaopu/ui";
import { api, queryClient, setLocked, type Me } from "../api.ts";
import { SignInForm } from "./sign-in-page.tsx";
import { t } from "./session-words.ts";

export function LockDialog(props: { me: Me }) {
  const unlocked = async () => {
    const me = await api.session.me.query();
    if (me?.user.id !== props.me.user.id) {
      location.reload();
      return;
    }
    setLocked(false);
    await queryClient.invalidateQueries();
  };
  return (
    <Dialog open locked size="small" title={t("signInAgain")} onClose={() => undefined}>
      <div class="stack">
        <p class="soft">{t("signInAgainText")}</p>
        <SignInForm onDone={() => void unlocked()} />
        <Button look="plain" onClick={() => location.reload()}>
          {t("otherUser")}
        </Button>
      </div>
    </Dialog>
  );
}
