// Exports the list as it is filtered: a workbook with the purpose on it, ID numbers masked.
import { Button, useToast } from "@miaopu/ui";
import { useMutation } from "@tanstack/solid-query";
import { createSignal } from "solid-js";
import { api, type Given, type Inputs } from "../../../api.ts";
import { download } from "../../../shell/downloads.ts";
import { PurposeDialog } from "../../../shell/purpose-dialog.tsx";
import { t } from "./list-words.ts";

type Input = Given<Inputs["dossier"]["list"]>;

export function ExportList(props: { input: Input; total: number }) {
  const toast = useToast();
  const [open, setOpen] = createSignal(false);
  const save = useMutation(() => ({
    mutationFn: (reason: string) => {
      const { page: _page, size: _size, ...filter } = props.input;
      return api.dossier.export.query({ ...filter, reason });
    },
    onSuccess: ({ fileName, workbook, rows }) => {
      download(fileName, workbook, "xlsx");
      toast(t("exported", rows));
      setOpen(false);
    },
  }));
  const close = () => {
    save.reset();
    setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("export")}</Button>
      <PurposeDialog
        open={open()}
        title={t("exportTitle")}
        text={t("exportText", props.total)}
        action={t("export")}
        busy={save.isPending}
        error={save.error}
        onPurpose={(purpose) => save.mutate(purpose)}
        onClose={close}
      />
    </>
  );
}
