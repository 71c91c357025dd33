// Between the file and the audit: which table, what its columns mean, and a list of members where there is one.
import type { LedgerPreview, MembersPreview } from "@miaopu/api/router";
import { Button, Card, Checkbox, Notice, SelectField } from "@miaopu/ui";
import { Show, createMemo, createSignal, untrack } from "solid-js";
import { api, refusalOf, type Refusal } from "../../api.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { ColumnsTable } from "./columns-table.tsx";
import { t } from "./ledger-words.ts";
import { createMapping, type ColumnPreview, type Mapping, type TablePreview } from "./mapping.ts";
import { MembersChoice } from "./members-choice.tsx";

interface CheckingProps {
  preview: LedgerPreview;
  onStarted: (jobId: string) => void;
}

export function Checking(props: CheckingProps) {
  const [chosen, setChosen] = createSignal(untrack(() => Math.max(0, props.preview.likeliest)));
  const table = () => props.preview.tables[chosen()];
  const tables = () =>
    props.preview.tables.map((one, n) => ({
      value: String(n),
      label: t("tableName", one.sheet, one.headerRow, one.rows),
    }));
  return (
    <Card title={t("check")} aside={props.preview.name}>
      <div class="stack">
        <Show when={props.preview.tables.length > 1}>
          <SelectField
            label={t("table")}
            value={String(chosen())}
            options={tables()}
            onValue={(value) => setChosen(Number(value))}
          />
        </Show>
        <Show when={table()} keyed>
          {(one) => <Columns table={one} at={chosen()} preview={props.preview} onStarted={props.onStarted} />}
        </Show>
      </div>
    </Card>
  );
}

interface ColumnsProps extends CheckingProps {
  table: TablePreview;
  at: number;
}

/** Starts the audit with what was said of the columns. */
function createStart(props: ColumnsProps, mapping: Mapping) {
  const [members, setMembers] = createSignal<MembersPreview | null>(null);
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  const [busy, setBusy] = createSignal(false);
  const start = async () => {
    setBusy(true);
    setRefusal(null);
    const list = members();
    try {
      const { jobId } = await api.ledger.audit.mutate({
        fileId: props.preview.fileId,
        table: props.at,
        mapping: mapping.said(),
        ...(list ? { membersFileId: list.fileId } : {}),
      });
      props.onStarted(jobId);
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { members, setMembers, refusal, busy, start };
}

/** Keyed by its table: another table makes another mapping. */
function Columns(props: ColumnsProps) {
  const mapping = createMapping(untrack(() => props.table));
  const starting = createStart(props, mapping);
  const isDoubtful = (column: ColumnPreview) => ["unsure", "none"].includes(mapping.standingOf(column));
  const doubtful = createMemo(() => props.table.columns.filter(isDoubtful));
  const unsure = () => doubtful().filter((column) => mapping.standingOf(column) === "unsure").length;
  // What is doubtful at first sight stays in sight while it is settled.
  const first = untrack(doubtful);
  const [only, setOnly] = createSignal(first.length > 0);
  const known = () => props.table.columns.filter((column) => mapping.fieldOf(column) !== null).length;
  return (
    <>
      <p>
        {t("recognised", props.table.columns.length, known())}
        <Show when={unsure() > 0} fallback={<Show when={doubtful().length === 0}> · {t("allClear")}</Show>}>
          {" · "}
          <strong>{t("toConfirm", unsure())}</strong>
        </Show>
      </p>
      <Show when={props.table.clipped}>
        <Notice tone="soon">{t("clipped")}</Notice>
      </Show>
      <div class="row">
        <Button look="main" busy={starting.busy()} onClick={() => void starting.start()}>
          {starting.busy() ? t("starting") : t("start")}
        </Button>
        <Show when={first.length > 0}>
          <Checkbox label={t("onlyDoubtful")} checked={only()} onChecked={setOnly} />
        </Show>
      </div>
      <Show when={starting.refusal()}>{(one) => <RefusalNotice refusal={one()} />}</Show>
      <MembersChoice members={starting.members()} onMembers={starting.setMembers} />
      <ColumnsTable
        columns={only() ? first : props.table.columns}
        fields={props.preview.fields}
        mapping={mapping}
      />
    </>
  );
}
