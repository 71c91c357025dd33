// The foot of a recording form: what was refused, why the button is grey, the button, whether the draft is safe.
import { Button } from "@miaopu/ui";
import { Show, createUniqueId } from "solid-js";
import { refusalOf } from "../../../api.ts";
import { DraftLine } from "../../../drafts/draft-line.tsx";
import type { ServerDraft } from "../../../drafts/server-draft.ts";
import { RefusalNotice } from "../../../shell/refusal-notice.tsx";
import { t } from "./recording-words.ts";

interface FormFootProps {
  label: string;
  greySentence: string | null;
  busy: boolean;
  error: unknown;
  kept: ServerDraft;
}

export function FormFoot(props: FormFootProps) {
  const sentenceId = createUniqueId();
  // Someone else's entry is shown above the form, with what to do about it.
  const refusal = () => {
    const refused = props.error ? refusalOf(props.error) : null;
    return refused?.code === "VERSION_CONFLICT" ? null : refused;
  };
  return (
    <div class="form-foot">
      <Show when={refusal()}>{(refused) => <RefusalNotice refusal={refused()} />}</Show>
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
      <DraftLine draft={props.kept} />
    </div>
  );
}
