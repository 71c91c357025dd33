// How many months someone who never entered the process is kept: the township sets it, for a reason.
import { Button, Card, NumberField, TextField, formKeys, useToast } from "@miaopu/ui";
import { useMutation } from "@tanstack/solid-query";
import { Show, createSignal, createUniqueId, untrack } from "solid-js";
import { api, queryClient, refusalOf } from "../../../api.ts";
import { RefusalNotice } from "../../../shell/refusal-notice.tsx";
import { t } from "./retention-words.ts";

const isMonths = (months: number | null): months is number =>
  months !== null && Number.isInteger(months) && months >= 1 && months <= 120;

export function MonthsCard(props: { months: number }) {
  const toast = useToast();
  const sentenceId = createUniqueId();
  const [months, setMonths] = createSignal<number | null>(untrack(() => props.months));
  const [reason, setReason] = createSignal("");
  const save = useMutation(() => ({
    mutationFn: (neverEnteredMonths: number) =>
      api.retention.set.mutate({ neverEnteredMonths, reason: reason().trim() }),
    onSuccess: async ({ neverEnteredMonths }) => {
      setReason("");
      toast(t("saved", neverEnteredMonths));
      await queryClient.invalidateQueries({ queryKey: ["retention"] });
    },
  }));
  const greySentence = () => {
    if (!isMonths(months())) return t("wrong");
    if (months() === props.months) return t("same");
    return reason().trim() === "" ? t("noReason") : null;
  };
  return (
    <Card title={t("setting")}>
      <form
        class="stack-close"
        onKeyDown={formKeys}
        onSubmit={(event) => {
          event.preventDefault();
          const next = months();
          if (greySentence() === null && isMonths(next) && !save.isPending) save.mutate(next);
        }}
      >
        <p class="soft">{t("settingText")}</p>
        <div class="opening-fields">
          <NumberField label={t("months")} hint={t("monthsHint")} value={months()} onValue={setMonths} />
          <TextField label={t("reason")} maxLength={200} value={reason()} onValue={setReason} />
        </div>
        <Show when={save.error}>{(error) => <RefusalNotice refusal={refusalOf(error())} />}</Show>
        <div>
          <Button
            type="submit"
            grey={greySentence() !== null}
            busy={save.isPending}
            aria-describedby={sentenceId}
          >
            {t("save")}
          </Button>
        </div>
        <p class="faint" id={sentenceId}>
          {greySentence()}
        </p>
      </form>
    </Card>
  );
}
