// The three administrators' codes, shown once: one slip each, printed, cut, and handed to three different people.
import { Button, Notice } from "@miaopu/ui";
import { roles } from "@miaopu/domain/access";
import { For } from "solid-js";
import type { Outputs } from "../api.ts";
import { shanghaiTime } from "../i18n/moment.ts";
import { say } from "../i18n/words.ts";
import { AlonePage } from "./sign-in-page.tsx";
import { t } from "./session-words.ts";

type Slip = Outputs["setup"]["create"]["slips"][number];

export function SlipsPage(props: { township: string; slips: readonly Slip[]; onDone: () => void }) {
  return (
    <AlonePage title={t("slipsTitle")} text={t("slipsText")}>
      <div class="no-print">
        <Notice tone="soon">
          <p>{t("slipsOnce")}</p>
        </Notice>
      </div>
      <ul class="slips">
        <For each={props.slips}>{(slip) => <SlipOf slip={slip} township={props.township} />}</For>
      </ul>
      <div class="row no-print">
        <Button look="main" onClick={() => print()}>
          {t("slipsPrint")}
        </Button>
        <Button onClick={() => props.onDone()}>{t("slipsDone")}</Button>
      </div>
    </AlonePage>
  );
}

function SlipOf(props: { slip: Slip; township: string }) {
  return (
    <li class="slip">
      <h2 class="card-title">
        {props.township} · {say(roles[props.slip.role])}
      </h2>
      <dl class="facts">
        <dt>{t("username")}</dt>
        <dd>
          <code>{props.slip.username}</code>
        </dd>
        <dt>{t("activation")}</dt>
        <dd>
          <code>{props.slip.oneTimePassword}</code>
        </dd>
        <dt>{t("activationUntil")}</dt>
        <dd>{shanghaiTime(props.slip.expiresAt)}</dd>
      </dl>
      <p class="faint">{t("slipDuty", say(roles[props.slip.role]))}</p>
    </li>
  );
}
