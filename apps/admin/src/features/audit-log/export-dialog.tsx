// Takes what the filter shows out of the house: in which form, and what for.
import { Dialog, RadioGroup, TextAreaField, useToast } from "@miaopu/ui";
import { useMutation } from "@tanstack/solid-query";
import { createSignal } from "solid-js";
import { ShortForm } from "../../shell/short-form.tsx";
import { filterOf, type LogAddress } from "./log-address.ts";
import { exportLog, type ExportWanted } from "./log-files.ts";
import { t } from "./audit-log-words.ts";

export function ExportDialog(props: { open: boolean; address: LogAddress; onClose: () => void }) {
  const toast = useToast();
  const [format, setFormat] = createSignal<ExportWanted["format"]>("jsonl");
  const [purpose, setPurpose] = createSignal("");
  const taking = useMutation(() => ({
    mutationFn: exportLog,
    onSuccess: () => {
      toast(t("exported"));
      setPurpose("");
      props.onClose();
    },
  }));
  const wanted = () => ({
    format: format(),
    filter: filterOf(props.address),
    purpose: purpose().trim(),
  });
  return (
    <Dialog open={props.open} size="small" title={t("exportTitle")} onClose={() => props.onClose()}>
      <ShortForm
        action={t("export")}
        missing={purpose().trim() === "" ? t("purposeMissing") : null}
        busy={taking.isPending}
        error={taking.error}
        onSubmit={() => taking.mutate(wanted())}
      >
        <p class="soft">{t("exportText")}</p>
        <RadioGroup
          label={t("format")}
          value={format()}
          options={[
            { value: "jsonl", label: t("jsonl") },
            { value: "xlsx", label: t("xlsx") },
          ]}
          onValue={(value) => setFormat(value === "xlsx" ? "xlsx" : "jsonl")}
        />
        <TextAreaField
          label={t("purpose")}
          hint={t("purposeHint")}
          value={purpose()}
          onValue={setPurpose}
          maxLength={500}
        />
      </ShortForm>
    </Dialog>
  );
}
