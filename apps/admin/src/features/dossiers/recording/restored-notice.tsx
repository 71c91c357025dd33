// Above a form whose last content was not saved: it is here again, or can be cleared.
import { Button, Notice } from "@miaopu/ui";
import { Show } from "solid-js";
import { emptyDraft } from "./draft.ts";
import type { createDraft } from "./recording.ts";
import { t } from "./recording-words.ts";

export function RestoredNotice(props: { form: ReturnType<typeof createDraft> }) {
  const startAnew = () => {
    props.form.forget();
    props.form.reset(emptyDraft);
  };
  return (
    <Show when={props.form.isRestored()}>
      <Notice tone="plain">
        {t("restored")}{" "}
        <Button look="plain" onClick={startAnew}>
          {t("startAnew")}
        </Button>
      </Notice>
    </Show>
  );
}
