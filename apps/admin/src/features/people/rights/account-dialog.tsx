// Exports all that is held on one person: a page to print and the same as data, for a purpose that is kept.
import { Button, Notice } from "@miaopu/ui";
import { useMutation } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { api } from "../../../api.ts";
import { download } from "../../../shell/downloads.ts";
import { PurposeDialog } from "../../../shell/purpose-dialog.tsx";
import { t } from "./rights-words.ts";

interface AccountDialogProps {
  person: { readonly id: string; readonly name: string };
  open: boolean;
  onClose: () => void;
}

export function AccountDialog(props: AccountDialogProps) {
  const account = useMutation(() => ({
    mutationFn: (reason: string) => api.person.account.query({ id: props.person.id, reason }),
  }));
  const close = () => {
    account.reset();
    props.onClose();
  };
  return (
    <PurposeDialog
      open={props.open}
      title={t("accountTitle", props.person.name)}
      text={t("accountText")}
      action={t("accountAction")}
      busy={account.isPending}
      error={account.error}
      onPurpose={(purpose) => account.mutate(purpose)}
      onClose={close}
    >
      <Show when={account.data}>
        {(made) => (
          <Notice tone="done" live>
            <p>{t("ready")}</p>
            <div class="notice-actions">
              <Button onClick={() => download(`${made().fileName}.html`, made().html, "text/html")}>
                {t("page")}
              </Button>
              <Button onClick={() => download(`${made().fileName}.json`, made().json, "application/json")}>
                {t("data")}
              </Button>
            </div>
          </Notice>
        )}
      </Show>
    </PurposeDialog>
  );
}
