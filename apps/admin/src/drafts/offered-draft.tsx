// Above a form: what its owner typed before, on whatever machine, and did not submit.
import { Button, Notice } from "@miaopu/ui";
import { Show } from "solid-js";
import { shortTime } from "../i18n/moment.ts";
import { useSession } from "../session/session.ts";
import { t } from "./draft-words.ts";
import type { ServerDraft } from "./server-draft.ts";

/** @param props.version of the file now, where the form is of one. */
export function OfferedDraft(props: { draft: ServerDraft; version?: number }) {
  const session = useSession();
  const isOutdated = (base: number | null) =>
    base !== null && props.version !== undefined && base < props.version;
  return (
    <div role="status" class="draft-offer">
      <Show when={props.draft.offered()}>
        {(kept) => (
          <Notice tone="news">
            <p>
              <strong>{t("offered", shortTime(kept().savedAt, session().today))}</strong>
            </p>
            <p class="faint">{isOutdated(kept().baseVersion) ? t("outdated") : t("offeredText")}</p>
            <div class="notice-actions">
              <Button look="main" onClick={() => props.draft.takeUp()}>
                {t("takeUp")}
              </Button>
              <Button onClick={() => props.draft.discard()}>{t("discard")}</Button>
            </div>
          </Notice>
        )}
      </Show>
    </div>
  );
}
