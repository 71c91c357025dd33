// The list of members that may go with a ledger.
import type { MembersPreview } from "@miaopu/api/router";
import { Button } from "@miaopu/ui";
import { Show, createSignal } from "solid-js";
import type { Refusal } from "../../api.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { FileButton } from "./file-button.tsx";
import { sendFile } from "./ledger-files.ts";
import { t } from "./ledger-words.ts";

interface MembersChoiceProps {
  members: MembersPreview | null;
  onMembers: (members: MembersPreview | null) => void;
}

export function MembersChoice(props: MembersChoiceProps) {
  const [reading, setReading] = createSignal(false);
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  const take = async (file: File) => {
    setReading(true);
    setRefusal(null);
    const sent = await sendFile("members", file, new AbortController().signal);
    setReading(false);
    if (sent.ok) props.onMembers(sent.value);
    else setRefusal(sent.refusal);
  };
  return (
    <fieldset class="field">
      <legend class="field-label">{t("members")}</legend>
      <Show
        when={props.members}
        fallback={
          <div class="row">
            <Show when={!reading()} fallback={<output>{t("reading")}</output>}>
              <FileButton label={t("chooseMembers")} onFile={(file) => void take(file)} />
            </Show>
          </div>
        }
      >
        {(members) => (
          <div class="row members-read">
            <span>
              {t("membersRead", members().name, members().members)}
              <Show when={members().unclear > 0}>{t("membersUnclear", members().unclear)}</Show>
            </span>
            <Button look="plain" onClick={() => props.onMembers(null)}>
              {t("removeMembers")}
            </Button>
          </div>
        )}
      </Show>
      <span class="field-hint">{t("membersHint")}</span>
      <Show when={refusal()}>{(one) => <RefusalNotice refusal={one()} />}</Show>
    </fieldset>
  );
}
