// Records what stands beside the steps: a joint-review reply, a transfer, the stop.
import { Drawer, Notice, SelectField, TextAreaField, formKeys } from "@miaopu/ui";
import { type Day, type DossierId } from "@miaopu/domain";
import { draftPlaces } from "@miaopu/domain/drafts";
import { Match, Show, Switch, untrack } from "solid-js";
import type { DossierPage } from "../../../api.ts";
import { branchOptions, useBranches } from "../../../lists/branches.ts";
import { useSession } from "../../../session/session.ts";
import { FormHead } from "./form-head.tsx";
import { FormFoot } from "./form-foot.tsx";
import { JointReviewFields } from "./joint-review-fields.tsx";
import { DayRow } from "./record-fields.tsx";
import { createFileForm, createRecording, type FileForm } from "./recording.ts";
import { sideLabels, sideMissing, sideRecordOf, type SideKind } from "./side-record.ts";
import { say } from "../../../i18n/words.ts";
import { t } from "./recording-words.ts";
import { VerdictPreview } from "./verdict-preview.tsx";

interface SideDrawerProps {
  page: DossierPage;
  kind: SideKind | null;
  onClose: () => void;
}

export function SideDrawer(props: SideDrawerProps) {
  return (
    <Drawer
      open={props.kind !== null}
      title={props.kind ? `${props.page.person.name} · ${say(sideLabels[props.kind].title)}` : ""}
      onClose={() => props.onClose()}
    >
      <Show when={props.kind} keyed>
        {(kind) => <SideForm page={props.page} kind={kind} onDone={() => props.onClose()} />}
      </Show>
    </Drawer>
  );
}

function SideForm(props: { page: DossierPage; kind: SideKind; onDone: () => void }) {
  const session = useSession();
  const form = createFileForm(
    () => props.page,
    untrack(() => draftPlaces.record(props.page.id as DossierId, props.kind)),
  );
  const missing = () => say(sideMissing(props.kind, form.draft()));
  const recording = createRecording({
    page: () => props.page,
    record: () => sideRecordOf(props.kind, form.draft()),
    form,
    missing,
    title: () => say(sideLabels[props.kind].title),
    onSaved: () => props.onDone(),
  });
  return (
    <form class="stack" onKeyDown={formKeys} onSubmit={recording.onSubmit}>
      <FormHead
        page={props.page}
        form={form}
        mine={sideRecordOf(props.kind, form.draft())}
        onGoOn={recording.goOn}
        onDone={() => props.onDone()}
      />
      <SideFields kind={props.kind} branchId={props.page.branch.id} form={form} />
      <DayRow
        label={say(sideLabels[props.kind].on)}
        value={form.draft().on}
        today={session().today}
        onValue={(on: Day | null) => form.change({ on })}
        onUnreadable={(unreadable) => form.markUnreadable("on", unreadable)}
      />
      <VerdictPreview
        ready={recording.isReady()}
        missing={missing()}
        verdicts={recording.preview.data?.verdicts}
        checking={recording.isChecking()}
        error={recording.preview.error}
        step={null}
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

interface SideFieldsProps {
  kind: SideKind;
  branchId: string;
  form: FileForm;
}

function SideFields(props: SideFieldsProps) {
  const fact = (key: string) => {
    const value = props.form.draft().facts[key];
    return typeof value === "string" ? value : "";
  };
  const setFact = (key: string, value: string | null) =>
    props.form.change({ facts: { ...props.form.draft().facts, [key]: value } });
  return (
    <Switch>
      <Match when={props.kind === "joint-review"}>
        <JointReviewFields fact={fact} onFact={setFact} onUnreadable={props.form.markUnreadable} />
      </Match>
      <Match when={props.kind === "transfer"}>
        <TransferFields from={props.branchId} to={fact("to")} onTo={(to) => setFact("to", to)} />
      </Match>
      <Match when={props.kind === "stop"}>
        <Notice tone="soon">{t("stopText")}</Notice>
        <TextAreaField
          label={t("reason")}
          maxLength={500}
          value={fact("reason")}
          onValue={(reason) => setFact("reason", reason)}
        />
      </Match>
    </Switch>
  );
}

function TransferFields(props: { from: string; to: string; onTo: (to: string) => void }) {
  const branches = useBranches();
  return (
    <SelectField
      label={t("transferTo")}
      empty=""
      value={props.to}
      options={branchOptions(branches.data).filter(({ value }) => value !== props.from)}
      onValue={(to) => props.onTo(to)}
    />
  );
}
