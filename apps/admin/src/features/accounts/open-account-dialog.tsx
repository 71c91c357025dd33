// Opens an account without a role; its activation code is shown once, here.
import { Button, Checkbox, Dialog, RadioGroup, SelectField, TextField } from "@miaopu/ui";
import { departments } from "@miaopu/domain";
import { useMutation } from "@tanstack/solid-query";
import { Show, createEffect, on } from "solid-js";
import { createStore } from "solid-js/store";
import { useAnswer } from "../../answer.ts";
import { api, queryClient, refusalOf, type Inputs } from "../../api.ts";
import { say } from "../../i18n/words.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { ShortForm } from "../../shell/short-form.tsx";
import { ActivationCode } from "./activation-code.tsx";
import { t } from "./accounts-words.ts";

type NewAccount = Inputs["account"]["open"];

interface Typed {
  name: string;
  username: string;
  organisationId: string;
  department: string;
  isMentor: boolean;
  personId: string | null;
}

const nobody: Typed = {
  name: "",
  username: "",
  organisationId: "",
  department: "",
  isMentor: false,
  personId: null,
};

const departmentIds = Object.keys(departments) as (keyof typeof departments)[];

function accountOf(typed: Typed): NewAccount | string {
  const { name, username, organisationId, isMentor, personId } = typed;
  if (!name.trim() || !username.trim() || !organisationId) return t("openMissing");
  if (isMentor && personId === null) return t("memberMissing");
  const department = departmentIds.find((id) => id === typed.department);
  return {
    name: name.trim(),
    username: username.trim(),
    organisationId,
    ...(isMentor && personId !== null ? { personId } : {}),
    ...(department ? { department } : {}),
  };
}

export function OpenAccountDialog(props: { open: boolean; onClose: () => void }) {
  const [typed, setTyped] = createStore<Typed>({ ...nobody });
  const open = useMutation(() => ({
    mutationFn: (given: NewAccount) => api.account.open.mutate(given),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["accounts"] }),
  }));
  createEffect(
    on(
      () => props.open,
      () => {
        setTyped({ ...nobody });
        open.reset();
      },
      { defer: true },
    ),
  );
  const missing = () => {
    const account = accountOf(typed);
    return typeof account === "string" ? account : null;
  };
  const submit = () => {
    const account = accountOf(typed);
    if (typeof account !== "string") open.mutate(account);
  };
  return (
    <Dialog open={props.open} title={t("open")} onClose={() => props.onClose()}>
      <Show
        when={!open.data}
        fallback={
          <div class="stack">
            <Show when={open.data}>
              {(made) => <ActivationCode name={open.variables?.name ?? ""} activation={made()} />}
            </Show>
            <p class="soft">{t("openText")}</p>
          </div>
        }
      >
        <ShortForm
          action={t("open")}
          missing={missing()}
          busy={open.isPending}
          error={open.error}
          onSubmit={submit}
        >
          <AccountFields typed={typed} onChange={(part) => setTyped(part)} />
        </ShortForm>
      </Show>
    </Dialog>
  );
}

function AccountFields(props: { typed: Typed; onChange: (part: Partial<Typed>) => void }) {
  const places = useAnswer(() => ({
    queryKey: ["accounts", "seats"],
    queryFn: () => api.account.seats.query(),
    staleTime: 300_000,
  }));
  const kind = () => places.data?.find(({ id }) => id === props.typed.organisationId)?.kind;
  return (
    <>
      <TextField
        label={t("name")}
        value={props.typed.name}
        onValue={(name) => props.onChange({ name, personId: null })}
      />
      <TextField
        label={t("username")}
        hint={t("usernameHint")}
        autocapitalize="none"
        value={props.typed.username}
        onValue={(username) => props.onChange({ username })}
      />
      <SelectField
        label={t("organisation")}
        empty=""
        value={props.typed.organisationId}
        options={(places.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onValue={(organisationId) => props.onChange({ organisationId, personId: null, department: "" })}
      />
      <Show when={kind() === "township" || kind() === "county"}>
        <SelectField
          label={t("department")}
          empty={t("departmentNone")}
          value={props.typed.department}
          options={departmentIds.map((id) => ({ value: id, label: say(departments[id]) }))}
          onValue={(department) => props.onChange({ department })}
        />
      </Show>
      <MemberFields typed={props.typed} onChange={props.onChange} />
    </>
  );
}

function MemberFields(props: { typed: Typed; onChange: (part: Partial<Typed>) => void }) {
  const find = useMutation(() => ({
    mutationFn: (asked: { organisationId: string; name: string }) => api.account.findMember.query(asked),
    onSuccess: (found) => props.onChange({ personId: found.length === 1 ? (found[0]?.id ?? null) : null }),
  }));
  const isReady = () => props.typed.name.trim() !== "" && props.typed.organisationId !== "";
  return (
    <div class="field-wide stack-close">
      <Checkbox
        label={t("isMentor")}
        checked={props.typed.isMentor}
        onChecked={(isMentor) => props.onChange({ isMentor, personId: null })}
      />
      <Show when={props.typed.isMentor}>
        <p class="faint">{t("mentorHint")}</p>
        <div>
          <Button
            grey={!isReady()}
            busy={find.isPending}
            onClick={() =>
              find.mutate({ organisationId: props.typed.organisationId, name: props.typed.name.trim() })
            }
          >
            {t("findMember")}
          </Button>
        </div>
        <Show when={find.isError}>
          <RefusalNotice refusal={refusalOf(find.error)} />
        </Show>
        <Show when={find.data}>
          {(found) => (
            <Show when={found().length > 0} fallback={<p class="soft">{t("memberNone")}</p>}>
              <RadioGroup
                label={t("member")}
                value={props.typed.personId}
                options={found().map(({ id, name, branchName }) => ({
                  value: id,
                  label: t("memberFound", name, branchName),
                }))}
                onValue={(personId) => props.onChange({ personId })}
              />
            </Show>
          )}
        </Show>
      </Show>
    </div>
  );
}
