// Records a step: a form made from the domain's own schema, judged as it is typed.
import { Drawer, formKeys } from "@miaopu/ui";
import { stepOf, type DossierId, type StepId } from "@miaopu/domain";
import { draftPlaces } from "@miaopu/domain/drafts";
import { Show, untrack } from "solid-js";
import type { DossierPage } from "../../../api.ts";
import { say } from "../../../i18n/words.ts";
import { stepNotes } from "../../../regulation/step-notes.ts";
import { usePackOn, useSession } from "../../../session/session.ts";
import { recordOf } from "./draft.ts";
import { FormHead } from "./form-head.tsx";
import { FormFoot } from "./form-foot.tsx";
import { RecordFields } from "./record-fields.tsx";
import { createFileForm, createRecording } from "./recording.ts";
import { t } from "./recording-words.ts";
import { VerdictPreview } from "./verdict-preview.tsx";

interface RecordDrawerProps {
  page: DossierPage;
  step: StepId | null;
  onClose: () => void;
}

export function RecordDrawer(props: RecordDrawerProps) {
  return (
    <Drawer
      open={props.step !== null}
      title={props.step ? `${props.page.person.name} · ${props.step} ${say(stepOf(props.step))}` : ""}
      onClose={() => props.onClose()}
    >
      <Show when={props.step} keyed>
        {(step) => <RecordForm page={props.page} step={step} onDone={() => props.onClose()} />}
      </Show>
    </Drawer>
  );
}

function RecordForm(props: { page: DossierPage; step: StepId; onDone: () => void }) {
  const packOf = usePackOn();
  const session = useSession();
  const form = createFileForm(
    () => props.page,
    untrack(() => draftPlaces.record(props.page.id as DossierId, props.step)),
  );
  const recording = createRecording({
    page: () => props.page,
    record: () => recordOf(props.step, form.draft(), packOf),
    form,
    missing: () => t("noDay"),
    title: () => `${props.step} ${say(stepOf(props.step))}`,
    onSaved: () => props.onDone(),
  });
  const warned = () => recording.preview.data?.verdicts.some((one) => one.severity === "warn") ?? false;
  return (
    <form class="stack" onKeyDown={formKeys} onSubmit={recording.onSubmit}>
      <FormHead
        page={props.page}
        form={form}
        mine={recordOf(props.step, { ...form.draft(), on: form.draft().on ?? session().today }, packOf)}
        onGoOn={recording.goOn}
        onDone={() => props.onDone()}
      />
      <p class="soft">{say(stepNotes[props.step].gist)}</p>
      <RecordFields
        step={props.step}
        draft={form.draft()}
        onDraft={form.change}
        onUnreadable={form.markUnreadable}
        branch={props.page.branch}
        warned={warned()}
      />
      <VerdictPreview
        ready={recording.isReady()}
        missing={t("noDay")}
        verdicts={recording.preview.data?.verdicts}
        checking={recording.isChecking()}
        error={recording.preview.error}
        step={props.step}
      />
      <FormFoot
        kept={form.kept}
        label={t("save")}
        greySentence={recording.greySentence()}
        busy={recording.save.isPending}
        error={recording.save.error}
      />
    </form>
  );
}
