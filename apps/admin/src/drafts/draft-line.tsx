// Beneath a form: whether what is typed is safe on the server, and since when.
import { Shape } from "@miaopu/ui";
import { Match, Switch } from "solid-js";
import { say } from "../i18n/words.ts";
import { shortTime } from "../i18n/moment.ts";
import { useSession } from "../session/session.ts";
import { t } from "./draft-words.ts";
import type { DraftStatus, ServerDraft } from "./server-draft.ts";

/** What passes by itself: the network comes back, the page is unlocked. */
const isPassing = (code: string) => ["UNREACHABLE", "SIGN_IN_REQUIRED", "SESSION_LOCKED"].includes(code);

export function DraftLine(props: { draft: ServerDraft }) {
  const session = useSession();
  const status = (): DraftStatus => props.draft.status();
  const saved = () => {
    const now = status();
    return now.kind === "saved" ? now : null;
  };
  const failed = () => {
    const now = status();
    return now.kind === "failed" ? now.why : null;
  };
  return (
    <p class="faint draft-line" data-status={status().kind}>
      <Switch>
        <Match when={saved()}>
          {(kept) => (
            <>
              <Shape name="check" tone="done" /> {t("saved", shortTime(kept().at, session().today))}
            </>
          )}
        </Match>
        <Match when={status().kind === "pending"}>{t("pending")}</Match>
        <Match when={status().kind === "waiting"}>
          <Shape name="bang" tone="soon" /> {t("waiting")}
        </Match>
        <Match when={failed()}>
          {(why) => (
            <>
              <Shape name="bang" tone="soon" />{" "}
              <output>{isPassing(why().code) ? t("failed") : t("refused", say(why()))}</output>
            </>
          )}
        </Match>
      </Switch>
    </p>
  );
}
