// A fact that is so or not so; neither is assumed.
import { RadioGroup } from "@miaopu/ui";
import { t } from "./recording-words.ts";

export function YesNo(props: { label: string; value: unknown; onValue: (value: boolean) => void }) {
  return (
    <RadioGroup
      label={props.label}
      value={typeof props.value === "boolean" ? String(props.value) : null}
      options={[
        { value: "true", label: t("yes") },
        { value: "false", label: t("no") },
      ]}
      onValue={(value) => props.onValue(value === "true")}
    />
  );
}
