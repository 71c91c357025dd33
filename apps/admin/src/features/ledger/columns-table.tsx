// The columns of a table: heading, what stands in them, and what each is taken for, to be corrected by a select box.
import { stages, stepOf, type StepId } from "@miaopu/domain";
import type { LedgerPreview } from "@miaopu/api/router";
import { Badge, type ShapeName, type Tone } from "@miaopu/ui";
import { For, createMemo } from "solid-js";
import { say } from "../../i18n/words.ts";
import { t } from "./ledger-words.ts";
import type { ColumnPreview, Field, Mapping, Standing } from "./mapping.ts";

type Fields = LedgerPreview["fields"];

const tones: Record<Standing, Tone> = { sure: "done", unsure: "soon", none: "plain", unused: "plain" };
const shapes: Record<Standing, ShapeName> = {
  sure: "check",
  unsure: "diamond",
  none: "ring",
  unused: "ring",
};

interface Group {
  readonly label: string;
  readonly fields: Fields;
}

/** The person first, then stage by stage. */
function grouped(fields: Fields): Group[] {
  const stepOfField = (field: Field) => (/^S\d\d/.test(field) ? (field.slice(0, 3) as StepId) : null);
  const groups: Group[] = [
    { label: t("people"), fields: fields.filter(({ field }) => stepOfField(field) === null) },
  ];
  for (const [stage, title] of Object.entries(stages)) {
    const own = fields.filter(({ field }) => {
      const step = stepOfField(field);
      return step !== null && stepOf(step).stage === stage;
    });
    groups.push({ label: say(title), fields: own });
  }
  return groups;
}

interface ColumnsTableProps {
  columns: readonly ColumnPreview[];
  fields: Fields;
  mapping: Mapping;
}

export function ColumnsTable(props: ColumnsTableProps) {
  const groups = createMemo(() => grouped(props.fields));
  return (
    <div class="table-scroll">
      <table class="table columns" aria-label={t("check")} data-density="compact">
        <thead>
          <tr>
            <th scope="col">{t("column")}</th>
            <th scope="col">{t("samples")}</th>
            <th scope="col">{t("meaning")}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.columns}>
            {(column) => <ColumnRow column={column} groups={groups()} mapping={props.mapping} />}
          </For>
        </tbody>
      </table>
    </div>
  );
}

function ColumnRow(props: { column: ColumnPreview; groups: readonly Group[]; mapping: Mapping }) {
  const standing = () => props.mapping.standingOf(props.column);
  const name = () => `${props.column.letter} ${props.column.header}`;
  const chosen = () => props.mapping.fieldOf(props.column);
  return (
    <tr>
      <th scope="row">
        <span class="column-letter">{props.column.letter}</span> {props.column.header}
      </th>
      <td data-label={t("samples")} class="column-samples">
        {props.column.samples.length > 0 ? props.column.samples.join(" · ") : t("noSamples")}
      </td>
      <td data-label={t("meaning")}>
        <div class="column-meaning">
          <select
            class="input"
            aria-label={`${name()}: ${t("meaning")}`}
            onChange={(event) => {
              const { value } = event.currentTarget;
              props.mapping.say(props.column, value === "" ? null : (value as Field));
            }}
          >
            <option value="" selected={chosen() === null}>
              {t("unused")}
            </option>
            <For each={props.groups}>
              {(group) => (
                <optgroup label={group.label}>
                  <For each={group.fields}>
                    {(field) => (
                      <option value={field.field} selected={chosen() === field.field}>
                        {say(field)}
                      </option>
                    )}
                  </For>
                </optgroup>
              )}
            </For>
          </select>
          <Badge tone={tones[standing()]} shape={shapes[standing()]}>
            {t(standing())}
          </Badge>
        </div>
      </td>
    </tr>
  );
}
