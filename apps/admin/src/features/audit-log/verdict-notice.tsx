// Whether the log holds, as it was found when it was last verified from this page.
import { Notice } from "@miaopu/ui";
import { For } from "solid-js";
import type { Outputs } from "../../api.ts";
import { shanghaiTime } from "../../i18n/moment.ts";
import { say } from "../../i18n/words.ts";
import { t } from "./audit-log-words.ts";

export function VerdictNotice(props: { verdict: Outputs["auditLog"]["verify"] }) {
  return (
    <Notice tone={props.verdict.holds ? "done" : "bad"} live>
      <For each={props.verdict.sentences}>{(sentence) => <p>{say(sentence)}</p>}</For>
      <p class="faint">{t("verifiedAt", shanghaiTime(props.verdict.at))}</p>
    </Notice>
  );
}
