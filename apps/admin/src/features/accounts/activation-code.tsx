// A one-time activation code, shown once to whoever hands it over.
import { Notice } from "@miaopu/ui";
import { shanghaiTime } from "../../i18n/moment.ts";
import { t } from "./accounts-words.ts";

export interface Activation {
  readonly oneTimePassword: string;
  readonly expiresAt: string;
}

export function ActivationCode(props: { name: string; activation: Activation }) {
  return (
    <Notice tone="done" live>
      <p>{t("codeFor", props.name)}</p>
      <p>
        <code class="secret">{props.activation.oneTimePassword}</code>
      </p>
      <p class="faint">{t("codeUntil", shanghaiTime(props.activation.expiresAt))}</p>
    </Notice>
  );
}
