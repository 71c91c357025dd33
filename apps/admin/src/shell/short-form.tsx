// A short form: its fields, one button with the reason why it is grey, and what was refused.
import { Button, formKeys } from "@miaopu/ui";
import { Show, createUniqueId, type ParentProps } from "solid-js";
import { refusalOf } from "../api.ts";
import { RefusalNotice } from "./refusal-notice.tsx";

interface FormProps {
  action: string;
  /** Why it cannot be done yet; null once it can. */
  missing: string | null;
  busy: boolean;
  error: unknown;
  onSubmit: () => void;
}

export function ShortForm(props: ParentProps<FormProps>) {
  const reasonId = createUniqueId();
  return (
    <form
      class="stack-close"
      onKeyDown={formKeys}
      onSubmit={(event) => {
        event.preventDefault();
        if (props.missing === null && !props.busy) props.onSubmit();
      }}
    >
      <div class="opening-fields">{props.children}</div>
      <Show when={props.error}>{(error) => <RefusalNotice refusal={refusalOf(error())} />}</Show>
      <div>
        <Button
          type="submit"
          grey={props.missing !== null}
          busy={props.busy}
          aria-describedby={props.missing === null ? undefined : reasonId}
        >
          {props.action}
        </Button>
      </div>
      <Show when={props.missing}>
        {(missing) => (
          <p class="faint" id={reasonId}>
            {missing()}
          </p>
        )}
      </Show>
    </form>
  );
}
