// Something that is done to somebody's account: says to whom and what follows, and asks for a reason where one is kept.
import { Dialog, TextAreaField, useToast } from "@miaopu/ui";
import { useMutation } from "@tanstack/solid-query";
import { Show, createEffect, createSignal, on } from "solid-js";
import { api, queryClient } from "../../api.ts";
import { ShortForm } from "../../shell/short-form.tsx";
import { roleName, type Account } from "./account-state.tsx";
import { ActivationCode, type Activation } from "./activation-code.tsx";
import { t } from "./accounts-words.ts";

type Grant = Account["grants"][number];

export type Deed =
  | { readonly kind: "reset" | "suspend" | "restore" | "dropFactor" }
  | { readonly kind: "confirm" | "end"; readonly grant: Grant };

interface Said {
  readonly title: string;
  readonly text: string;
  readonly action: string;
}

function saidOf(deed: Deed, name: string): Said {
  switch (deed.kind) {
    case "reset":
      return { title: t("resetTitle", name), text: t("resetText"), action: t("reset") };
    case "suspend":
      return { title: t("suspendTitle", name), text: t("suspendText"), action: t("suspend") };
    case "restore":
      return { title: t("restoreTitle", name), text: t("restoreText"), action: t("restore") };
    case "dropFactor":
      return { title: t("dropTitle", name), text: t("dropText"), action: t("dropFactor") };
    case "confirm": {
      const title = t("confirmTitle", roleName(deed.grant.role), name);
      return { title, text: t("confirmText", deed.grant.proposedBy ?? t("founding")), action: t("confirm") };
    }
    case "end":
      return { title: t("endTitle", roleName(deed.grant.role), name), text: t("endText"), action: t("end") };
  }
}

async function done(deed: Deed, id: string, reason: string): Promise<Activation | null> {
  switch (deed.kind) {
    case "reset":
      return await api.account.reset.mutate({ id, reason });
    case "suspend":
      await api.account.suspend.mutate({ id, reason });
      return null;
    case "restore":
      await api.account.restore.mutate({ id, reason });
      return null;
    case "dropFactor":
      await api.account.dropFactor.mutate({ id, reason });
      return null;
    case "confirm":
      await api.grant.confirm.mutate({ id: deed.grant.id });
      return null;
    case "end":
      await api.grant.end.mutate({ id: deed.grant.id, reason });
      return null;
  }
}

export function DeedDialog(props: { account: Account; deed: Deed | null; onClose: () => void }) {
  const toast = useToast();
  const [reason, setReason] = createSignal("");
  const act = useMutation(() => ({
    mutationFn: (deed: Deed) => done(deed, props.account.id, reason().trim()),
    onSuccess: async (activation) => {
      await queryClient.invalidateQueries({ queryKey: ["accounts"] });
      if (activation !== null) return;
      toast(t("done"));
      props.onClose();
    },
  }));
  createEffect(
    on(
      () => props.deed,
      () => {
        setReason("");
        act.reset();
      },
      { defer: true },
    ),
  );
  const said = () => (props.deed === null ? null : saidOf(props.deed, props.account.name));
  const missing = () =>
    props.deed?.kind !== "confirm" && reason().trim() === "" ? t("reasonMissing") : null;
  return (
    <Dialog
      open={props.deed !== null}
      size="small"
      title={said()?.title ?? ""}
      onClose={() => props.onClose()}
    >
      <Show when={act.data}>
        {(made) => <ActivationCode name={props.account.name} activation={made()} />}
      </Show>
      <Show when={!act.data}>
        <div class="stack">
          <p>{said()?.text}</p>
          <ShortForm
            action={said()?.action ?? ""}
            missing={missing()}
            busy={act.isPending}
            error={act.error}
            onSubmit={() => props.deed && act.mutate(props.deed)}
          >
            <Show when={props.deed?.kind !== "confirm"}>
              <ReasonField value={reason()} onValue={setReason} />
            </Show>
          </ShortForm>
        </div>
      </Show>
    </Dialog>
  );
}

function ReasonField(props: { value: string; onValue: (reason: string) => void }) {
  return (
    <TextAreaField
      class="field-wide"
      label={t("reason")}
      hint={t("reasonHint")}
      maxLength={500}
      value={props.value}
      onValue={props.onValue}
    />
  );
}
