// Before something leaves the house: what it is for. The purpose stands in the audit log and on every page of it.
import { Button, Dialog, TextField, formKeys } from "@miaopu/ui";
import { Show, createSignal, createUniqueId, type ParentProps } from "solid-js";
import { refusalOf } from "../api.ts";
import { RefusalNotice } from "./refusal-notice.tsx";
import { t } from "./shell-words.ts";

interface PurposeDialogProps {
  open: boolean;
  title: string;
  /** What leaves, in one sentence. */
  text: string;
  action: string;
  busy: boolean;
  error: unknown;
  onPurpose: (purpose: string) => void;
  onClose: () => void;
}

export function PurposeDialog(props: ParentProps<PurposeDialogProps>) {
  return (
    <Dialog open={props.open} size="small" title={props.title} onClose={() => props.onClose()}>
      <PurposeForm {...props} />
    </Dialog>
  );
}

function PurposeForm(props: ParentProps<PurposeDialogProps>) {
  const [purpose, setPurpose] = createSignal("");
  const sentenceId = createUniqueId();
  const isGrey = () => purpose().trim() === "";
  return (
    <form
      class="stack"
      onKeyDown={formKeys}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isGrey() && !props.busy) props.onPurpose(purpose().trim());
      }}
    >
      <p class="soft">{props.text}</p>
      <TextField
        label={t("purpose")}
        hint={t("purposeHint")}
        maxLength={200}
        value={purpose()}
        onValue={setPurpose}
      />
      <Show when={props.error}>{(error) => <RefusalNotice refusal={refusalOf(error())} />}</Show>
      <Button type="submit" look="main" grey={isGrey()} busy={props.busy} aria-describedby={sentenceId}>
        {props.action}
      </Button>
      <p class="faint" id={sentenceId}>
        {isGrey() ? t("purposeMissing") : t("purposeKept")}
      </p>
      {props.children}
    </form>
  );
}
