// Opens an account; its one-time password is shown once, here.
import { Card, Notice, RadioGroup, SelectField, TextField } from "@miaopu/ui";
import { useMutation } from "@tanstack/solid-query";
import { Show, createSignal } from "solid-js";
import { api, type Inputs } from "../../api.ts";
import { branchOptions, useBranches } from "../../lists/branches.ts";
import { ShortForm } from "../../shell/short-form.tsx";
import { t } from "./township-words.ts";

type NewAccount = Inputs["account"]["open"];

export function AccountCard() {
  const branches = useBranches();
  const [name, setName] = createSignal("");
  const [username, setUsername] = createSignal("");
  const [role, setRole] = createSignal<NewAccount["role"]>("branch-secretary");
  const [branchId, setBranchId] = createSignal("");
  const open = useMutation(() => ({
    mutationFn: (given: NewAccount) => api.account.open.mutate(given),
  }));
  const given = (): NewAccount | null => {
    const named = { name: name().trim(), username: username().trim(), role: role() };
    if (!named.name || !named.username) return null;
    if (named.role === "township-officer") return named;
    return branchId() === "" ? null : { ...named, branchId: branchId() };
  };
  return (
    <Card title={t("accounts")}>
      <div class="stack">
        <p class="soft">{t("accountsText")}</p>
        <ShortForm
          action={t("openAccount")}
          missing={given() === null ? t("accountMissing") : null}
          busy={open.isPending}
          error={open.error}
          onSubmit={() => {
            const account = given();
            if (account) open.mutate(account);
          }}
        >
          <TextField label={t("name")} value={name()} onValue={setName} />
          <TextField
            label={t("username")}
            hint={t("usernameHint")}
            value={username()}
            onValue={setUsername}
          />
          <RadioGroup
            label={t("role")}
            value={role()}
            options={[
              { value: "branch-secretary", label: t("secretary") },
              { value: "township-officer", label: t("officer") },
            ]}
            onValue={(value) => setRole(value === "township-officer" ? value : "branch-secretary")}
          />
          <Show when={role() === "branch-secretary"}>
            <SelectField
              label={t("branch")}
              empty=""
              value={branchId()}
              options={branchOptions(branches.data)}
              onValue={setBranchId}
            />
          </Show>
        </ShortForm>
        <OneTimePassword name={open.variables?.name ?? ""} password={open.data?.oneTimePassword} />
      </div>
    </Card>
  );
}

function OneTimePassword(props: { name: string; password: string | undefined }) {
  return (
    <Show when={props.password}>
      {(password) => (
        <Notice tone="done" live>
          <p>{t("password", props.name)}</p>
          <p>
            <strong>
              <code>{password()}</code>
            </strong>
          </p>
        </Notice>
      )}
    </Show>
  );
}
