// A department's reply: the conclusion, and what is known where it is not a plain yes.
import { RadioGroup, TextAreaField, TextField, useToast } from "@miaopu/ui";
import { replyOutcomes } from "@miaopu/domain";
import { useMutation } from "@tanstack/solid-query";
import { createStore } from "solid-js/store";
import { api, queryClient, type Inputs, type Outputs } from "../../api.ts";
import { say } from "../../i18n/words.ts";
import { ShortForm } from "../../shell/short-form.tsx";
import { t } from "./review-words.ts";

type Row = Outputs["review"]["asked"][number];
type Reply = Inputs["review"]["answer"];
type Outcome = Reply["outcome"];

const outcomes: readonly Outcome[] = [
  "no-objection",
  "objection",
  "objection-remediable",
  "needs-explanation",
  "no-record-found",
];
const plain: ReadonlySet<Outcome> = new Set(["no-objection", "no-record-found"]);
const isOutcome = (value: string): value is Outcome => outcomes.some((one) => one === value);

export function ReplyForm(props: { row: Row; onDone: () => void }) {
  const toast = useToast();
  const [form, setForm] = createStore({ outcome: null as Outcome | null, why: "", document: "" });
  const reply = (): Reply | null => {
    const { outcome, why, document } = form;
    if (outcome === null || (!plain.has(outcome) && why.trim() === "")) return null;
    return {
      id: props.row.id,
      outcome,
      ...(why.trim() === "" ? {} : { why: why.trim() }),
      ...(document.trim() === "" ? {} : { document: document.trim() }),
    };
  };
  const send = useMutation(() => ({
    mutationFn: (given: Reply) => api.review.answer.mutate(given),
    onSuccess: async () => {
      toast(t("sent", props.row.name));
      props.onDone();
      await queryClient.invalidateQueries({ queryKey: ["reviews"] });
    },
  }));
  const submit = () => {
    const given = reply();
    if (given) send.mutate(given);
  };
  return (
    <ShortForm
      action={t("send")}
      missing={reply() === null ? t("missing") : null}
      busy={send.isPending}
      error={send.error}
      onSubmit={submit}
    >
      <RadioGroup
        label={t("outcome")}
        value={form.outcome}
        options={outcomes.map((value) => ({ value, label: say(replyOutcomes[value]) }))}
        onValue={(value) => setForm("outcome", isOutcome(value) ? value : null)}
      />
      <TextAreaField
        label={t("why")}
        hint={t("whyHint")}
        maxLength={500}
        optional={form.outcome === null || plain.has(form.outcome)}
        value={form.why}
        onValue={(why) => setForm("why", why)}
      />
      <TextField
        label={t("document")}
        optional
        value={form.document}
        onValue={(document) => setForm("document", document)}
      />
    </ShortForm>
  );
}
