// Says that a file holds texts for few eyes, and shows them to whoever may read them; each look is logged.
import { Button, Notice } from "@miaopu/ui";
import { Show } from "solid-js";
import { refusalOf } from "../../../api.ts";
import { mayDo, useSession } from "../../../session/session.ts";
import { RefusalNotice } from "../../../shell/refusal-notice.tsx";
import { t } from "./file-words.ts";

interface SensitiveNoticeProps {
  busy: boolean;
  error: unknown;
  onShow: () => void;
}

export function SensitiveNotice(props: SensitiveNoticeProps) {
  const session = useSession();
  return (
    <Show when={mayDo(session(), "dossier.read-sensitive")}>
      <div class="sensitive-notice">
        <Show when={props.error}>{(error) => <RefusalNotice refusal={refusalOf(error())} />}</Show>
        <Notice tone="plain">
          <p>{t("sensitive")}</p>
          <Button busy={props.busy} onClick={() => props.onShow()}>
            {t("showSensitive")}
          </Button>
        </Notice>
      </div>
    </Show>
  );
}
