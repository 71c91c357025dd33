// 更正记录: a record typed wrongly is superseded by one that names it and says why; what that breaks is shown first.
import { Dialog, RadioGroup, SelectField, TextAreaField, formKeys } from "@miaopu/ui";
import { stepOf } from "@miaopu/domain";
import { For, Show, untrack } from "solid-js";
import type { DossierPage, Outputs } from "../../../api.ts";
import { say } from "../../../i18n/words.ts";
import { VerdictList } from "../../../regulation/verdict-list.tsx";
import { FormHead } from "../recording/form-head.tsx";
import { FormFoot } from "../recording/form-foot.tsx";
import { RecordFields } from "../recording/record-fields.tsx";
import { VerdictPreview } from "../recording/verdict-preview.tsx";
import { t } from "./correcting-words.ts";
import { createCorrectionForm } from "./correction-form.ts";
import { titleOf } from "./entry-title.ts";

interface CorrectionDialogProps {
  page: DossierPage;
  /** The place of the record, "any" to choose it here, null while closed. */
  at: number | "any" | null;
  onClose: () => void;
}

export function CorrectionDialog(props: CorrectionDialogProps) {
  return (
    <Dialog
      open={props.at !== null}
      title={`${props.page.person.name} · ${t("title")}`}
      onClose={() => props.onClose()}
    >
      <Show when={props.at !== null}>
        <CorrectionForm
          page={props.page}
          at={typeof props.at === "number" ? props.at : null}
          onDone={() => props.onClose()}
        />
      </Show>
    </Dialog>
  );
}

function CorrectionForm(props: { page: DossierPage; at: number | null; onDone: () => void }) {
  const form = createCorrectionForm(
    () => props.page,
    untrack(() => props.at),
    () => props.onDone(),
  );
  const { correction } = form;
  return (
    <form
      class="stack"
      onKeyDown={formKeys}
      onSubmit={(event) => {
        event.preventDefault();
        correction.send();
      }}
    >
      <FormHead
        page={props.page}
        form={form}
        mine={form.typed()}
        onGoOn={correction.goOn}
        onDone={() => props.onDone()}
      />
      <p class="soft">{t("text")}</p>
      <SelectField
        label={t("which")}
        empty={form.standing().length === 0 ? t("nothing") : ""}
        value={form.at() === null ? "" : String(form.at())}
        options={form.standing().map((one) => ({ value: String(one.at), label: titleOf(one) }))}
        onValue={(value) => form.choose(value === "" ? null : Number(value))}
      />
      <Show when={form.entry()}>
        <CorrectedFields page={props.page} form={form} />
        <VerdictPreview
          ready={correction.isReady()}
          missing={correction.greySentence() ?? ""}
          verdicts={correction.preview.data?.verdicts}
          checking={correction.isChecking()}
          error={correction.preview.error}
          step={form.step()}
        />
        <Breaks page={props.page} breaks={correction.preview.data?.breaks ?? []} />
      </Show>
      <FormFoot
        kept={form.kept}
        label={t("save")}
        greySentence={correction.greySentence()}
        busy={correction.save.isPending}
        error={correction.save.error}
      />
    </form>
  );
}

type CorrectionFormState = ReturnType<typeof createCorrectionForm>;

/** How it should read, or that it should never have been typed; and why. */
function CorrectedFields(props: { page: DossierPage; form: CorrectionFormState }) {
  return (
    <>
      <Show when={props.form.step()}>
        <RadioGroup
          label={t("how")}
          value={props.form.mode()}
          options={[
            { value: "change", label: t("change") },
            { value: "withdraw", label: t("withdraw") },
          ]}
          onValue={(value) => props.form.setMode(value === "withdraw" ? "withdraw" : "change")}
        />
      </Show>
      <Show when={props.form.mode() === "change" && props.form.entry()} keyed>
        <Show when={props.form.step()} keyed>
          {(step) => (
            <RecordFields
              step={step}
              draft={props.form.draft.draft()}
              onDraft={props.form.draft.change}
              onUnreadable={props.form.draft.markUnreadable}
              branch={props.page.branch}
              warned={false}
            />
          )}
        </Show>
      </Show>
      <TextAreaField
        label={t("reason")}
        hint={t("reasonHint")}
        maxLength={500}
        value={props.form.reason()}
        onValue={props.form.setReason}
      />
    </>
  );
}

type Break = Outputs["dossier"]["previewCorrection"]["breaks"][number];

function Breaks(props: { page: DossierPage; breaks: readonly Break[] }) {
  const entryAt = (at: number) => props.page.entries.find((entry) => entry.at === at);
  const title = (one: Break) => {
    const entry = entryAt(one.at);
    return entry ? titleOf(entry) : one.step ? say(stepOf(one.step)) : "";
  };
  return (
    <Show when={props.breaks.length > 0}>
      <section class="breaks" aria-label={t("breaks")} aria-live="polite">
        <h3 class="field-label">{t("breaks")}</h3>
        <p class="faint">{t("breaksText")}</p>
        <For each={props.breaks}>
          {(one) => (
            <div>
              <strong>{title(one)}</strong>
              <VerdictList verdicts={one.verdicts} step={one.step} />
            </div>
          )}
        </For>
      </section>
    </Show>
  );
}
