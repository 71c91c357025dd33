// Whose data is due for erasure, for a person to decide one by one; and the slips of those who were erased.
import { Button, Card, EmptyState, Notice, Skeleton, Table, type Column } from "@miaopu/ui";
import { Show, createSignal } from "solid-js";
import { useAnswer } from "../../../answer.ts";
import { api, refusalOf, type Outputs } from "../../../api.ts";
import { shanghaiTime } from "../../../i18n/moment.ts";
import { RefusalNotice } from "../../../shell/refusal-notice.tsx";
import { EraseDialog } from "../rights/erase-dialog.tsx";
import { t } from "./retention-words.ts";

type Due = Outputs["retention"]["due"];
type Person = Due["rows"][number];
type Slip = Due["erased"][number];

export function DueCards(props: { months: number }) {
  const [erasing, setErasing] = createSignal<Person | null>(null);
  const due = useAnswer(() => ({
    queryKey: ["retention", "due", props.months],
    queryFn: () => api.retention.due.query(),
    keepsPrevious: true,
  }));
  return (
    <>
      <Card title={t("due")} flush>
        <Show
          when={due.data}
          fallback={
            <div class="card-body">
              <Show when={due.isError} fallback={<Skeleton lines={3} />}>
                <RefusalNotice refusal={refusalOf(due.error)} onRetry={() => due.refetch()} />
              </Show>
            </div>
          }
        >
          {(found) => <DuePeople due={found()} months={props.months} onErase={setErasing} />}
        </Show>
      </Card>
      <Show when={due.data?.erased.length ? due.data.erased : null}>
        {(slips) => (
          <Card title={t("erased")} flush>
            <Table name={t("erased")} columns={slipColumns()} rows={slips()} />
          </Card>
        )}
      </Show>
      <Show when={erasing()}>
        {(person) => (
          <EraseDialog
            person={person()}
            open
            onClose={() => setErasing(null)}
            onErased={() => setErasing(null)}
          />
        )}
      </Show>
    </>
  );
}

function DuePeople(props: { due: Due; months: number; onErase: (person: Person) => void }) {
  return (
    <Show
      when={props.due.rows.length > 0}
      fallback={<EmptyState title={t("dueNone")} text={t("dueText", props.months)} />}
    >
      <div class="card-body stack-close">
        <p class="soft">{t("dueText", props.months)}</p>
        <Show when={props.due.isCut}>
          <Notice tone="soon">{t("cut")}</Notice>
        </Show>
      </div>
      <Table name={t("due")} columns={dueColumns((person) => props.onErase(person))} rows={props.due.rows} />
    </Show>
  );
}

const dueColumns = (onErase: (person: Person) => void): readonly Column<Person>[] => [
  { key: "name", title: t("name"), cell: (row) => row.name },
  { key: "branch", title: t("branch"), quiet: true, cell: (row) => row.branchName },
  { key: "registeredOn", title: t("registeredOn"), cell: (row) => row.registeredOn },
  {
    key: "erase",
    title: t("endedBy"),
    quiet: true,
    cell: (row) => (
      <Button onClick={() => onErase(row)} aria-label={`${t("erase")} ${row.name}`}>
        {t("erase")}
      </Button>
    ),
  },
];

const slipColumns = (): readonly Column<Slip>[] => [
  { key: "id", title: t("id"), cell: (row) => row.id },
  { key: "branch", title: t("branch"), quiet: true, cell: (row) => row.branchName },
  { key: "reason", title: t("eraseReason"), cell: (row) => row.reason },
  { key: "by", title: t("by"), cell: (row) => row.by },
  { key: "at", title: t("at"), cell: (row) => shanghaiTime(row.at) },
];
