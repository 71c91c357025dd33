// Erases someone who never entered the process: says why not where it may not be, and asks for the name where it may.
import { Button, Dialog, Notice, Skeleton, TextField, formKeys, useToast } from "@miaopu/ui";
import { useMutation } from "@tanstack/solid-query";
import { Match, Show, Switch, createSignal, createUniqueId } from "solid-js";
import { useAnswer } from "../../../answer.ts";
import { api, queryClient, refusalOf } from "../../../api.ts";
import { say } from "../../../i18n/words.ts";
import { RefusalNotice } from "../../../shell/refusal-notice.tsx";
import { t } from "./rights-words.ts";

interface EraseDialogProps {
  person: { readonly id: string; readonly name: string };
  open: boolean;
  onClose: () => void;
  onErased: () => void;
}

export function EraseDialog(props: EraseDialogProps) {
  const may = useAnswer(() => ({
    queryKey: ["people", props.person.id, "may-erase"],
    queryFn: () => api.person.mayErase.query({ id: props.person.id }),
    enabled: props.open,
    staleTime: 0,
  }));
  return (
    <Dialog
      open={props.open}
      size="small"
      title={t("eraseTitle", props.person.name)}
      onClose={() => props.onClose()}
    >
      <Switch fallback={<Skeleton lines={4} />}>
        <Match when={may.isError}>
          <RefusalNotice refusal={refusalOf(may.error)} onRetry={() => may.refetch()} />
        </Match>
        <Match when={may.data?.keptBecause}>{(why) => <Notice tone="soon">{say(why())}</Notice>}</Match>
        <Match when={may.data}>
          <EraseForm person={props.person} onErased={() => props.onErased()} />
        </Match>
      </Switch>
    </Dialog>
  );
}

function EraseForm(props: Pick<EraseDialogProps, "person" | "onErased">) {
  const toast = useToast();
  const sentenceId = createUniqueId();
  const [reason, setReason] = createSignal("");
  const [name, setName] = createSignal("");
  const isGrey = () => reason().trim() === "" || name().trim() !== props.person.name;
  const erase = useMutation(() => ({
    mutationFn: () => api.person.erase.mutate({ id: props.person.id, reason: reason().trim() }),
    onSuccess: async () => {
      toast(t("erased"));
      props.onErased();
      await queryClient.invalidateQueries();
    },
  }));
  return (
    <form
      class="stack"
      onKeyDown={formKeys}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isGrey() && !erase.isPending) erase.mutate();
      }}
    >
      <Notice tone="soon">{t("eraseText")}</Notice>
      <TextField
        label={t("eraseReason")}
        hint={t("eraseReasonHint")}
        maxLength={200}
        value={reason()}
        onValue={setReason}
      />
      <TextField label={t("confirm", props.person.name)} value={name()} onValue={setName} />
      <Show when={erase.error}>{(error) => <RefusalNotice refusal={refusalOf(error())} />}</Show>
      <Button type="submit" look="main" grey={isGrey()} busy={erase.isPending} aria-describedby={sentenceId}>
        {t("eraseAction")}
      </Button>
      <p class="faint" id={sentenceId}>
        {isGrey() ? t("eraseMissing") : ""}
      </p>
    </form>
  );
}
