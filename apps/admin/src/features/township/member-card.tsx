// Registers a full member; sex and birth date are read from the ID number where there is one.
import { Card, DateField, RadioGroup, SelectField, TextField, useToast } from "@miaopu/ui";
import { normaliseIdNumber, readIdNumber, type Day } from "@miaopu/domain";
import { draftPlaces } from "@miaopu/domain/drafts";
import { useMutation } from "@tanstack/solid-query";
import { createStore } from "solid-js/store";
import { api, queryClient, type Inputs } from "../../api.ts";
import { DraftLine } from "../../drafts/draft-line.tsx";
import { OfferedDraft } from "../../drafts/offered-draft.tsx";
import { createServerDraft } from "../../drafts/server-draft.ts";
import { branchOptions, useBranches } from "../../lists/branches.ts";
import { ShortForm } from "../../shell/short-form.tsx";
import { t } from "./township-words.ts";

type Registration = Inputs["person"]["register"];

interface NewMember {
  name: string;
  idNumber: string;
  branchId: string;
  birthDate: Day | null;
  sex: "male" | "female" | null;
  memberSince: Day | null;
}

const nobody: NewMember = {
  name: "",
  idNumber: "",
  branchId: "",
  birthDate: null,
  sex: null,
  memberSince: null,
};

function registrationOf(member: NewMember): Registration | null {
  const { name, branchId, birthDate, sex, memberSince } = member;
  if (!name.trim() || !branchId || !birthDate || !sex || !memberSince) return null;
  const idNumber = normaliseIdNumber(member.idNumber) || null;
  return { name: name.trim(), branchId, birthDate, sex, fullMemberSince: memberSince, idNumber };
}

const toldBy = (idNumber: string): Partial<NewMember> => {
  const told = readIdNumber(normaliseIdNumber(idNumber));
  return told.ok ? { birthDate: told.birthDate, sex: told.sex } : {};
};

export function MemberCard() {
  const toast = useToast();
  const [member, setMember] = createStore<NewMember>({ ...nobody });
  const kept = createServerDraft<NewMember>({
    place: draftPlaces.member(),
    content: () => ({ ...member }),
    restore: (typed) => setMember(typed),
    base: null,
  });
  const save = useMutation(() => ({
    mutationFn: async (given: Registration) => {
      await kept.submitting();
      return api.person.register.mutate(given);
    },
    onError: () => kept.refused(),
    onSuccess: async (_, given) => {
      toast(t("memberAdded", given.name));
      setMember({ ...nobody, branchId: given.branchId });
      kept.startAnew();
      await queryClient.invalidateQueries();
    },
  }));
  const submit = () => {
    const given = registrationOf(member);
    if (given) save.mutate(given);
  };
  return (
    <Card title={t("members")}>
      <div class="stack">
        <p class="soft">{t("membersText")}</p>
        <OfferedDraft draft={kept} />
        <ShortForm
          action={t("addMember")}
          missing={registrationOf(member) === null ? t("memberMissing") : null}
          busy={save.isPending}
          error={save.error}
          onSubmit={submit}
        >
          <MemberFields member={member} onChange={(part) => setMember(part)} />
        </ShortForm>
        <DraftLine draft={kept} />
      </div>
    </Card>
  );
}

function MemberFields(props: { member: NewMember; onChange: (part: Partial<NewMember>) => void }) {
  const branches = useBranches();
  return (
    <>
      <TextField label={t("name")} value={props.member.name} onValue={(name) => props.onChange({ name })} />
      <SelectField
        label={t("branch")}
        empty=""
        value={props.member.branchId}
        options={branchOptions(branches.data)}
        onValue={(branchId) => props.onChange({ branchId })}
      />
      <TextField
        label={t("idNumber")}
        hint={t("idHint")}
        optional
        value={props.member.idNumber}
        onValue={(idNumber) => props.onChange({ idNumber, ...toldBy(idNumber) })}
      />
      <DateField
        label={t("birthDate")}
        value={props.member.birthDate}
        onValue={(birthDate) => props.onChange({ birthDate: birthDate as Day | null })}
      />
      <RadioGroup
        label={t("sex")}
        value={props.member.sex}
        options={[
          { value: "male", label: t("male") },
          { value: "female", label: t("female") },
        ]}
        onValue={(sex) => props.onChange({ sex: sex === "male" ? "male" : "female" })}
      />
      <DateField
        label={t("memberSince")}
        value={props.member.memberSince}
        onValue={(since) => props.onChange({ memberSince: since as Day | null })}
      />
    </>
  );
}
