// A masked ID number or telephone, and the whole of it for whoever says why.
import { Button, TextField, formKeys } from "@miaopu/ui";
import { useMutation } from "@tanstack/solid-query";
import { Show, createSignal } from "solid-js";
import { api, refusalOf, type Inputs } from "../../api.ts";
import { mayDo, useSession } from "../../session/session.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { t } from "./people-words.ts";

type Field = Inputs["person"]["reveal"]["field"];

export function RevealField(props: { personId: string; field: Field; masked: string | null }) {
  const session = useSession();
  const [asking, setAsking] = createSignal(false);
  const reveal = useMutation(() => ({
    mutationFn: (reason: string) =>
      api.person.reveal.query({ id: props.personId, field: props.field, reason }),
    onSuccess: () => setAsking(false),
  }));
  const shown = () => reveal.data?.value ?? null;
  const mayAsk = () => props.masked !== null && shown() === null && mayDo(session(), "person.reveal");
  return (
    <div class="stack">
      <span class="reveal">
        <span>{shown() ?? props.masked ?? t("none")}</span>
        <Show when={mayAsk() && !asking()}>
          <Button onClick={() => setAsking(true)}>{t("reveal")}</Button>
        </Show>
        <Show when={shown() !== null}>
          <Button onClick={() => reveal.reset()}>{t("hide")}</Button>
        </Show>
      </span>
      <Show when={asking()}>
        <ReasonForm
          busy={reveal.isPending}
          error={reveal.error}
          onReason={(reason) => reveal.mutate(reason)}
          onCancel={() => setAsking(false)}
        />
      </Show>
    </div>
  );
}

interface ReasonFormProps {
  busy: boolean;
  error: unknown;
  onReason: (reason: string) => void;
  onCancel: () => void;
}

function ReasonForm(props: ReasonFormProps) {
  const [reason, setReason] = createSignal("");
  const isGrey = () => reason().trim() === "";
  return (
    <form
      class="stack"
      onKeyDown={formKeys}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isGrey()) props.onReason(reason().trim());
      }}
    >
      <TextField label={t("why")} hint={t("whyHint")} value={reason()} onValue={setReason} />
      <Show when={props.error}>{(error) => <RefusalNotice refusal={refusalOf(error())} />}</Show>
      <span class="reveal">
        <Button type="submit" look="main" grey={isGrey()} busy={props.busy}>
          {t("reveal")}
        </Button>
        <Button onClick={() => props.onCancel()}>{t("cancel")}</Button>
      </span>
    </form>
  );
}
