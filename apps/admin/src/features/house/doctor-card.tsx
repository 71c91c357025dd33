// The doctor's findings: what is wrong first, with why it matters and what to do.
import { Button, Card, Notice, Shape } from "@miaopu/ui";
import { useMutation } from "@tanstack/solid-query";
import { For, Show } from "solid-js";
import { api, refusalOf, type Outputs } from "../../api.ts";
import { say } from "../../i18n/words.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { t } from "./house-words.ts";

type Examination = Outputs["house"]["examine"];

export function DoctorCard() {
  const examine = useMutation(() => ({ mutationFn: () => api.house.examine.query() }));
  return (
    <Card title={t("doctor")}>
      <div class="stack">
        <p class="soft">{t("doctorText")}</p>
        <div>
          <Button busy={examine.isPending} onClick={() => examine.mutate()}>
            {examine.isPending ? t("examining") : t("examine")}
          </Button>
        </div>
        <Show when={examine.error}>{(error) => <RefusalNotice refusal={refusalOf(error())} />}</Show>
        <Show when={examine.data}>{(found) => <Findings found={found()} />}</Show>
      </div>
    </Card>
  );
}

function Findings(props: { found: Examination }) {
  const told = () =>
    props.found.checks
      .filter(({ level }) => level !== "ok")
      .slice()
      .sort((a, b) => Number(b.level === "failure") - Number(a.level === "failure"));
  const failures = () => told().filter(({ level }) => level === "failure").length;
  return (
    <div class="stack-close" aria-live="polite">
      <Notice tone={failures() === 0 ? "done" : "bad"}>
        {failures() === 0 ? t("well") : t("notWell", failures())}{" "}
        {t("passed", props.found.checks.length - told().length)}
      </Notice>
      <ul class="checks-plain">
        <For each={told()}>
          {(finding) => (
            <li class="check">
              <Shape
                name={finding.level === "failure" ? "triangle" : "dot"}
                tone={finding.level === "failure" ? "bad" : "news"}
              />
              <div>
                {finding.check} · {finding.detail}
                <Show when={finding.why && finding.todo}>
                  <div class="check-note">
                    {finding.why ? say(finding.why) : ""} {finding.todo ? say(finding.todo) : ""}
                  </div>
                </Show>
              </div>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}
