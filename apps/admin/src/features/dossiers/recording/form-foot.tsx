// The foot of a recording form: what was refused, why the button is grey, the button.
import { Button } from "@miaopu/ui";
import { Show, createUniqueId } from "solid-js";
import { queryClient, refusalOf } from "../../../api.ts";
import { RefusalNotice } from "../../../shell/refusal-notice.tsx";
import { t } from "./recording-words.ts";

interface FormFootProps {
  dossierId: string;
  label: string;
  greySentence: string | null;
  busy: boolean;
  error: unknown;
}

export function FormFoot(props: FormFootProps) {
  const sentenceId = createUniqueId();
  const refusal = () => (props.error ? refusalOf(props.error) : null);
  const reread = () => void queryClient.invalidateQueries({ queryKey: ["dossier", props.dossierId] });
  return (
    <div class="form-foot">
      <Show when={refusal()}>{(refused) => <RefusalNotice refusal={refused()} />}</Show>
      <Show when={refusal()?.code === "VERSION_CONFLICT"}>
        <Button onClick={reread}>{t("conflict")}</Button>
      </Show>
      <Button
        type="submit"
        look="main"
        wide
        grey={props.greySentence !== null}
        busy={props.busy}
        aria-describedby={sentenceId}
      >
        {props.label}
      </Button>
      <p class="faint" id={sentenceId}>
        {props.greySentence ?? t("keys")}
      </p>
    </div>
  );
}
