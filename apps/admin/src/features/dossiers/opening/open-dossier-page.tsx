// Opens a file: the applicant, the branch, the day the application came in (S01).
import {
  Button,
  Card,
  DateField,
  Notice,
  RadioGroup,
  SelectField,
  TextAreaField,
  TextField,
  formKeys,
  useToast,
} from "@miaopu/ui";
import { type Day, type PersonId } from "@miaopu/domain";
import { draftPlaces } from "@miaopu/domain/drafts";
import { useLocation, useNavigate, useSearchParams } from "@solidjs/router";
import { useMutation } from "@tanstack/solid-query";
import { Show, createSignal, createUniqueId } from "solid-js";
import { createStore } from "solid-js/store";
import { api, queryClient, refusalOf, type Inputs } from "../../../api.ts";
import { DraftLine } from "../../../drafts/draft-line.tsx";
import { OfferedDraft } from "../../../drafts/offered-draft.tsx";
import { createServerDraft, type ServerDraft } from "../../../drafts/server-draft.ts";
import { branchOptions, useBranches } from "../../../lists/branches.ts";
import { mayDo, useSession } from "../../../session/session.ts";
import { Page } from "../../../shell/page.tsx";
import { RefusalNotice } from "../../../shell/refusal-notice.tsx";
import { isLate } from "../recording/draft.ts";
import { DayRow } from "../recording/record-fields.tsx";
import { t as recordingWords } from "../recording/recording-words.ts";
import { givenPerson, nobody, toldById, type Applicant } from "./applicant.ts";
import { t } from "./opening-words.ts";

type Opening = Inputs["dossier"]["open"];

export function OpenDossierPage() {
  const session = useSession();
  return (
    <Page title={t("title")} under={t("under")}>
      <Show when={mayDo(session(), "dossier.open")} fallback={<Notice tone="plain">{t("forbidden")}</Notice>}>
        <OpeningForm />
      </Show>
    </Page>
  );
}

/** What the form holds, kept on the server as it is typed. */
function createFields(person: PersonId | null) {
  const [applicant, setApplicant] = createStore<Applicant>({ ...nobody });
  const [branchId, setBranchId] = createSignal("");
  const [on, setOn] = createSignal<Day | null>(null);
  const [lateReason, setLateReason] = createSignal("");
  const kept = createServerDraft({
    place: draftPlaces.opening(person),
    content: () => ({
      applicant: { ...applicant },
      branchId: branchId(),
      on: on(),
      lateReason: lateReason(),
    }),
    restore: (typed) => {
      setApplicant(typed.applicant);
      setBranchId(typed.branchId);
      setOn(typed.on);
      setLateReason(typed.lateReason);
    },
    base: null,
  });
  return { applicant, setApplicant, branchId, setBranchId, on, setOn, lateReason, setLateReason, kept };
}

function OpeningForm() {
  const [params] = useSearchParams<{ person: string }>();
  const fields = createFields((params.person ?? null) as PersonId | null);
  const { applicant, setApplicant, branchId, setBranchId, on, setOn, lateReason, setLateReason, kept } =
    fields;
  const [unreadable, setUnreadable] = createSignal(false);
  const save = useOpening(kept);
  const opening = (): Opening | null => {
    const person = params.person ? { personId: params.person } : givenPerson(applicant);
    const day = on();
    if (!person || branchId() === "" || day === null || unreadable()) return null;
    const late = lateReason().trim();
    return {
      person,
      branchId: branchId(),
      record: { step: "S01", on: day, ...(late === "" ? {} : { lateReason: late }) },
    };
  };
  return (
    <form
      class="opening stack"
      onKeyDown={formKeys}
      onSubmit={(event) => {
        event.preventDefault();
        const given = opening();
        if (given && !save.isPending) save.mutate(given);
      }}
    >
      <OfferedDraft draft={kept} />
      <Card title={t("person")}>
        <Show when={!params.person} fallback={<KnownPerson />}>
          <ApplicantFields applicant={applicant} onChange={(part) => setApplicant(part)} />
        </Show>
      </Card>
      <Card title={t("application")}>
        <div class="stack">
          <BranchField value={branchId()} onValue={setBranchId} />
          <DayFields
            on={on()}
            lateReason={lateReason()}
            onDay={setOn}
            onUnreadable={setUnreadable}
            onLateReason={setLateReason}
          />
        </div>
      </Card>
      <OpeningFoot
        isReady={opening() !== null}
        isKnown={params.person !== undefined}
        busy={save.isPending}
        error={save.error}
        kept={kept}
      />
    </form>
  );
}

interface DayFieldsProps {
  on: Day | null;
  lateReason: string;
  onDay: (on: Day | null) => void;
  onUnreadable: (unreadable: boolean) => void;
  onLateReason: (reason: string) => void;
}

function DayFields(props: DayFieldsProps) {
  const session = useSession();
  return (
    <>
      <DayRow
        label={t("on")}
        value={props.on}
        today={session().today}
        onValue={props.onDay}
        onUnreadable={props.onUnreadable}
      />
      <Show when={isLate(props.on, session().today)}>
        <TextAreaField
          label={recordingWords("lateReason")}
          hint={recordingWords("lateHint")}
          optional
          maxLength={500}
          value={props.lateReason}
          onValue={props.onLateReason}
        />
      </Show>
    </>
  );
}

function useOpening(kept: ServerDraft) {
  const navigate = useNavigate();
  const toast = useToast();
  return useMutation(() => ({
    mutationFn: async (given: Opening) => {
      await kept.submitting();
      return api.dossier.open.mutate(given);
    },
    onError: () => kept.refused(),
    onSuccess: async ({ id }, given) => {
      kept.submitted();
      await queryClient.invalidateQueries();
      toast(t("saved", "name" in given.person ? given.person.name : t("registered")));
      navigate(`/dossiers/${id}`, { replace: true });
    },
  }));
}

function KnownPerson() {
  const location = useLocation<{ name: string }>();
  return <p>{t("known", location.state?.name ?? t("registered"))}</p>;
}

function ApplicantFields(props: { applicant: Applicant; onChange: (part: Partial<Applicant>) => void }) {
  return (
    <div class="opening-fields">
      <TextField
        label={t("name")}
        value={props.applicant.name}
        onValue={(name) => props.onChange({ name })}
      />
      <TextField
        label={t("idNumber")}
        hint={t("idHint")}
        value={props.applicant.idNumber}
        onValue={(idNumber) => props.onChange({ idNumber, ...toldById(idNumber) })}
      />
      <BirthDateField {...props} />
      <RadioGroup
        label={t("sex")}
        value={props.applicant.sex}
        options={[
          { value: "male", label: t("male") },
          { value: "female", label: t("female") },
        ]}
        onValue={(sex) => props.onChange({ sex: sex === "male" ? "male" : "female" })}
      />
      <TextField
        label={t("ethnicity")}
        optional
        value={props.applicant.ethnicity}
        onValue={(ethnicity) => props.onChange({ ethnicity })}
      />
      <TextField
        label={t("phone")}
        optional
        inputmode="tel"
        value={props.applicant.phone}
        onValue={(phone) => props.onChange({ phone })}
      />
    </div>
  );
}

function BirthDateField(props: { applicant: Applicant; onChange: (part: Partial<Applicant>) => void }) {
  return (
    <DateField
      label={t("birthDate")}
      value={props.applicant.birthDate}
      onValue={(birthDate) => props.onChange({ birthDate: birthDate as Day | null })}
    />
  );
}

function BranchField(props: { value: string; onValue: (value: string) => void }) {
  const branches = useBranches();
  return (
    <SelectField
      label={t("branch")}
      empty=""
      value={props.value}
      options={branchOptions(branches.data)}
      onValue={(value) => props.onValue(value)}
    />
  );
}

interface OpeningFootProps {
  isReady: boolean;
  isKnown: boolean;
  busy: boolean;
  error: unknown;
  kept: ServerDraft;
}

function OpeningFoot(props: OpeningFootProps) {
  const sentenceId = createUniqueId();
  const missing = () => (props.isKnown ? t("missingKnown") : t("missing"));
  return (
    <div class="stack-close">
      <Show when={props.error}>{(error) => <RefusalNotice refusal={refusalOf(error())} />}</Show>
      <div>
        <Button
          type="submit"
          look="main"
          grey={!props.isReady}
          busy={props.busy}
          aria-describedby={sentenceId}
        >
          {t("save")}
        </Button>
      </div>
      <p class="faint" id={sentenceId}>
        {props.isReady ? t("keys") : missing()}
      </p>
      <DraftLine draft={props.kept} />
    </div>
  );
}
