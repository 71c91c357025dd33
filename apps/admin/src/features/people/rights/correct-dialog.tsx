// Puts right what is held on a person: only what is to change is typed; a reason is asked for; a draft is kept meanwhile.
import {
  Button,
  Checkbox,
  DateField,
  Dialog,
  RadioGroup,
  TextAreaField,
  TextField,
  formKeys,
  useToast,
} from "@miaopu/ui";
import { type Day, type PersonId } from "@miaopu/domain";
import { draftPlaces } from "@miaopu/domain/drafts";
import { useMutation } from "@tanstack/solid-query";
import { Show, createSignal, createUniqueId, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import { api, queryClient, refusalOf } from "../../../api.ts";
import { DraftLine } from "../../../drafts/draft-line.tsx";
import { OfferedDraft } from "../../../drafts/offered-draft.tsx";
import { createServerDraft } from "../../../drafts/server-draft.ts";
import { RefusalNotice } from "../../../shell/refusal-notice.tsx";
import { correctOf, nothing, toldBy, type Correction } from "./correction.ts";
import type { PersonRow } from "./person-rights.tsx";
import { t } from "./rights-words.ts";

interface CorrectDialogProps {
  row: PersonRow;
  open: boolean;
  onClose: () => void;
}

export function CorrectDialog(props: CorrectDialogProps) {
  return (
    <Dialog open={props.open} title={t("correctTitle", props.row.name)} onClose={() => props.onClose()}>
      <CorrectForm row={props.row} onDone={() => props.onClose()} />
    </Dialog>
  );
}

function createCorrection(row: () => PersonRow, onDone: () => void) {
  const toast = useToast();
  const [typed, setTyped] = createStore<Correction>({ ...nothing });
  const [isUnreadable, setUnreadable] = createSignal(false);
  const id = untrack(row).id as PersonId;
  const kept = createServerDraft<Correction>({
    place: draftPlaces.person(id),
    content: () => ({ ...typed }),
    restore: (content) => setTyped(content),
    base: null,
  });
  const save = useMutation(() => ({
    mutationFn: async () => {
      await kept.submitting();
      return api.person.correct.mutate({ id, reason: typed.reason.trim(), correct: correctOf(typed) });
    },
    onError: () => kept.refused(),
    onSuccess: async () => {
      kept.submitted();
      toast(t("saved", row().name));
      await queryClient.invalidateQueries();
      onDone();
    },
  }));
  const greySentence = () => {
    if (isUnreadable()) return t("unreadable");
    if (Object.keys(correctOf(typed)).length === 0) return t("nothingTyped");
    return typed.reason.trim() === "" ? t("noReason") : null;
  };
  return {
    typed,
    change: (part: Partial<Correction>) => setTyped(part),
    setUnreadable,
    kept,
    save,
    greySentence,
  };
}
type CorrectionState = ReturnType<typeof createCorrection>;

function CorrectForm(props: { row: PersonRow; onDone: () => void }) {
  const form = createCorrection(
    () => props.row,
    () => props.onDone(),
  );
  const sentenceId = createUniqueId();
  return (
    <form
      class="stack"
      onKeyDown={formKeys}
      onSubmit={(event) => {
        event.preventDefault();
        if (form.greySentence() === null && !form.save.isPending) form.save.mutate();
      }}
    >
      <OfferedDraft draft={form.kept} />
      <p class="soft">{t("correctText")}</p>
      <CorrectFields row={props.row} form={form} />
      <TextAreaField
        label={t("reason")}
        hint={t("reasonHint")}
        maxLength={200}
        value={form.typed.reason}
        onValue={(reason) => form.change({ reason })}
      />
      <div class="form-foot">
        <Show when={form.save.error}>{(error) => <RefusalNotice refusal={refusalOf(error())} />}</Show>
        <Button
          type="submit"
          look="main"
          wide
          grey={form.greySentence() !== null}
          busy={form.save.isPending}
          aria-describedby={sentenceId}
        >
          {t("save")}
        </Button>
        <p class="faint" id={sentenceId}>
          {form.greySentence() ?? t("keys")}
        </p>
        <DraftLine draft={form.kept} />
      </div>
    </form>
  );
}

function CorrectFields(props: { row: PersonRow; form: CorrectionState }) {
  const typed = () => props.form.typed;
  return (
    <div class="opening-fields">
      <TextField
        label={t("name")}
        hint={t("unchanged", props.row.name)}
        optional
        value={typed().name}
        onValue={(name) => props.form.change({ name })}
      />
      <TextField
        label={t("idNumber")}
        hint={t("idHint", props.row.idMasked ?? t("nothing"))}
        optional
        value={typed().idNumber}
        onValue={(idNumber) => props.form.change({ idNumber, ...toldBy(idNumber) })}
      />
      <DateField
        label={t("birthDate")}
        hint={t("unchanged", props.row.birthDate ?? t("nothing"))}
        optional
        value={typed().birthDate}
        onValue={(birthDate) => props.form.change({ birthDate: birthDate as Day | null })}
        onUnreadable={props.form.setUnreadable}
      />
      <RadioGroup
        label={t("sex")}
        value={typed().sex ?? ""}
        options={[
          { value: "", label: t("keepSex") },
          { value: "male", label: t("male") },
          { value: "female", label: t("female") },
        ]}
        onValue={(sex) => props.form.change({ sex: sex === "male" || sex === "female" ? sex : null })}
      />
      <TextField
        label={t("ethnicity")}
        optional
        value={typed().ethnicity}
        onValue={(ethnicity) => props.form.change({ ethnicity })}
      />
      <div class="stack-close">
        <TextField
          label={t("phone")}
          hint={t("unchanged", props.row.phoneMasked ?? t("nothing"))}
          optional
          inputmode="tel"
          value={typed().phone}
          onValue={(phone) => props.form.change({ phone })}
        />
        <Checkbox
          label={t("clearPhone")}
          checked={typed().clearsPhone}
          onChecked={(clearsPhone) => props.form.change({ clearsPhone })}
        />
      </div>
    </div>
  );
}
