// Why a scan is withdrawn, before it is.
import { Button, TextAreaField, formKeys, useToast } from "@miaopu/ui";
import { useMutation } from "@tanstack/solid-query";
import { Show, createSignal, createUniqueId } from "solid-js";
import { api, refusalOf } from "../../../api.ts";
import { RefusalNotice } from "../../../shell/refusal-notice.tsx";
import { usePapers } from "./papers.ts";
import { t } from "./papers-words.ts";

export function WithdrawForm(props: { id: string; onDone: () => void; onBack: () => void }) {
  const papers = usePapers();
  const say = useToast();
  const noteId = createUniqueId();
  const [reason, setReason] = createSignal("");
  const withdrawal = useMutation(() => ({
    mutationFn: () => api.attachment.withdraw.mutate({ id: props.id, reason: reason() }),
    onSuccess: async () => {
      await papers.refresh();
      say(t("withdrawnDone"));
      props.onDone();
    },
  }));
  const missing = () => reason().trim() === "";
  return (
    <form
      ref={(form) => queueMicrotask(() => form.querySelector("textarea")?.focus())}
      class="stack-close viewer-withdraw"
      aria-label={t("withdrawTitle")}
      onKeyDown={formKeys}
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing()) withdrawal.mutate();
      }}
    >
      <p class="soft">{t("withdrawText")}</p>
      <TextAreaField label={t("reason")} maxLength={500} value={reason()} onValue={setReason} />
      <Show when={withdrawal.isError}>
        <RefusalNotice refusal={refusalOf(withdrawal.error)} />
      </Show>
      <div class="viewer-bar">
        <Button
          type="submit"
          look="main"
          grey={missing()}
          busy={withdrawal.isPending}
          aria-describedby={missing() ? noteId : undefined}
        >
          {t("withdrawNow")}
        </Button>
        <Button onClick={() => props.onBack()}>{t("back")}</Button>
        <Show when={missing()}>
          <span class="faint" id={noteId}>
            {t("reasonMissing")}
          </span>
        </Show>
      </div>
    </form>
  );
}
