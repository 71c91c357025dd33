// Gives an account a role: only those of its seat are offered, and it says whether a second person must confirm.
import { Dialog, RadioGroup, useToast } from "@miaopu/ui";
import { mayHoldTogether, privilegedRoles, roleIds, seats, type Role } from "@miaopu/domain/access";
import { useMutation } from "@tanstack/solid-query";
import { Show, createEffect, createSignal, on } from "solid-js";
import { api, queryClient } from "../../api.ts";
import { ShortForm } from "../../shell/short-form.tsx";
import { roleName, type Account } from "./account-state.tsx";
import { t } from "./accounts-words.ts";

type Granted = Exclude<Role, "kiosk-device">;

const isGranted = (role: Role): role is Granted => role !== "kiosk-device";

/** Those that may be asked for; the server says why where one is not taken. */
function offered(account: Account): readonly Granted[] {
  const held = [...account.roles, ...account.waiting];
  return roleIds
    .filter(isGranted)
    .filter((role) => seats[role].includes(account.organisation.kind) && !held.includes(role))
    .filter((role) => held.every((one) => mayHoldTogether(one, role)))
    .filter((role) => (role !== "mentor" || account.isLinked) && (role !== "reviewer" || account.department));
}

export function GrantDialog(props: { open: boolean; account: Account; onClose: () => void }) {
  const toast = useToast();
  const [role, setRole] = createSignal<Granted | null>(null);
  const grant = useMutation(() => ({
    mutationFn: (given: Granted) => api.grant.propose.mutate({ id: props.account.id, role: given }),
    onSuccess: async ({ waits }) => {
      toast(t(waits ? "proposed" : "granted", props.account.name), waits ? "soon" : "done");
      await queryClient.invalidateQueries({ queryKey: ["accounts"] });
      props.onClose();
    },
  }));
  createEffect(
    on(
      () => props.open,
      () => {
        setRole(null);
        grant.reset();
      },
      { defer: true },
    ),
  );
  const submit = () => {
    const given = role();
    if (given !== null) grant.mutate(given);
  };
  return (
    <Dialog
      open={props.open}
      size="small"
      title={t("grantTo", props.account.name)}
      onClose={() => props.onClose()}
    >
      <Show when={offered(props.account).length > 0} fallback={<p class="soft">{t("nothingOffered")}</p>}>
        <ShortForm
          action={t("grant")}
          missing={role() === null ? t("roleMissing") : null}
          busy={grant.isPending}
          error={grant.error}
          onSubmit={submit}
        >
          <RadioGroup
            class="field-wide"
            label={t("chooseRole")}
            value={role()}
            options={offered(props.account).map((one) => ({ value: one, label: roleName(one) }))}
            onValue={(value) => setRole(offered(props.account).find((one) => one === value) ?? null)}
          />
          <Show when={role()}>
            {(chosen) => <p class="soft">{t(privilegedRoles.has(chosen()) ? "byTwo" : "atOnce")}</p>}
          </Show>
        </ShortForm>
      </Show>
    </Dialog>
  );
}
