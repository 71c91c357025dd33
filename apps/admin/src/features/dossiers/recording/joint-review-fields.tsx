// 联合审查: which department replied what.
import { DateField, RadioGroup, SelectField, TextAreaField, TextField } from "@miaopu/ui";
import { departments, replyOutcomes } from "@miaopu/domain";
import { say } from "../../../i18n/words.ts";
import { t } from "./recording-words.ts";

interface JointReviewFieldsProps {
  fact: (key: string) => string;
  onFact: (key: string, value: string | null) => void;
  onUnreadable: (field: string, unreadable: boolean) => void;
}

const options = (from: Readonly<Record<string, { zh: string; en: string }>>) =>
  Object.entries(from).map(([value, label]) => ({ value, label: say(label) }));

export function JointReviewFields(props: JointReviewFieldsProps) {
  return (
    <>
      <RadioGroup
        label={t("department")}
        value={props.fact("department")}
        options={options(departments)}
        onValue={(value) => props.onFact("department", value)}
      />
      <SelectField
        label={t("outcome")}
        empty=""
        value={props.fact("outcome")}
        options={options(replyOutcomes)}
        onValue={(value) => props.onFact("outcome", value)}
      />
      <DateField
        label={t("requestedOn")}
        optional
        value={props.fact("requestedOn") || null}
        onValue={(value) => props.onFact("requestedOn", value)}
        onUnreadable={(unreadable) => props.onUnreadable("requestedOn", unreadable)}
      />
      <TextField
        label={t("letter")}
        optional
        value={props.fact("document")}
        onValue={(value) => props.onFact("document", value)}
      />
      <TextAreaField
        label={t("reply")}
        hint={t("sensitiveHint")}
        optional
        maxLength={4000}
        value={props.fact("reason")}
        onValue={(value) => props.onFact("reason", value)}
      />
    </>
  );
}
