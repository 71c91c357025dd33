// Where each branch stands: its people by stage, as a small table.
import { Card } from "@miaopu/ui";
import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { Outputs } from "../../api.ts";
import { language } from "../../preferences.ts";
import { t } from "./workbench-words.ts";

const stages = ["applicant", "activist", "candidate", "probationary"] as const;

export function VillageTable(props: { rows: Outputs["workbench"]["get"]["byVillage"] }) {
  return (
    <Show when={props.rows.length > 1}>
      <Card title={t("villages")} flush>
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{t("village")}</th>
              <For each={stages}>
                {(stage) => (
                  <th scope="col">
                    <TwoLines text={t(stage)} />
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows}>
              {(row) => (
                <tr>
                  <th scope="row">
                    <A class="figures-name" href={`/dossiers?branch=${row.branchId}`}>
                      {row.name}
                    </A>
                  </th>
                  <For each={stages}>
                    {(stage) => <td data-none={row[stage] === 0 ? "" : undefined}>{row[stage]}</td>}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Card>
    </Show>
  );
}

/** A Chinese heading breaks in its middle or not at all. */
function TwoLines(props: { text: string }) {
  return (
    <Show when={language() === "zh"} fallback={props.text}>
      {props.text.slice(0, 2)}
      <wbr />
      {props.text.slice(2)}
    </Show>
  );
}
