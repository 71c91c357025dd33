// The backups that were begun, and the button that begins one.
import { Badge, Button, Card, EmptyState, Table, useToast, type Column } from "@miaopu/ui";
import { useMutation } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { api, refusalOf } from "../../api.ts";
import { shanghaiTime } from "../../i18n/moment.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import type { HouseStatus } from "./house-page.tsx";
import { t } from "./house-words.ts";
import { bytesText } from "./sizes.ts";

type Run = HouseStatus["runs"][number];

const kinds = {
  nightly: () => t("kindNightly"),
  manual: () => t("kindManual"),
  drill: () => t("kindDrill"),
} as const;

function Outcome(props: { run: Run }) {
  return (
    <Show
      when={props.run.outcome}
      fallback={
        <Badge tone="news" shape="dot">
          {t("underWay")}
        </Badge>
      }
    >
      {(outcome) => (
        <Badge
          tone={outcome() === "verified" ? "done" : "bad"}
          shape={outcome() === "verified" ? "check" : "triangle"}
        >
          {t(outcome())}
          {props.run.code === null ? "" : ` · ${props.run.code}`}
        </Badge>
      )}
    </Show>
  );
}

const columns = (): readonly Column<Run>[] => [
  { key: "started", title: t("started"), cell: (run) => shanghaiTime(run.startedAt) },
  { key: "kind", title: t("kind"), quiet: true, cell: (run) => kinds[run.kind]() },
  { key: "outcome", title: t("outcome"), quiet: true, cell: (run) => <Outcome run={run} /> },
  {
    key: "size",
    title: t("size"),
    cell: (run) => (run.bytes === null ? t("none") : bytesText(run.bytes)),
    isEmpty: (run) => run.bytes === null,
  },
  {
    key: "file",
    title: t("file"),
    cell: (run) => run.fileName ?? t("none"),
    isEmpty: (run) => run.fileName === null,
  },
];

export function BackupsCard(props: { house: HouseStatus; waiting: boolean; onBegun: () => void }) {
  const toast = useToast();
  const begin = useMutation(() => ({
    mutationFn: () => api.house.backUp.mutate(),
    onSuccess: () => {
      toast(t("begun"));
      props.onBegun();
    },
  }));
  const busy = () => begin.isPending || props.waiting;
  return (
    <Card title={t("backups")}>
      <div class="stack">
        <p class="soft">{t("nightly", props.house.backupAt)}</p>
        <Show when={begin.error}>{(error) => <RefusalNotice refusal={refusalOf(error())} />}</Show>
        <div>
          <Button look="main" busy={busy()} onClick={() => begin.mutate()}>
            {busy() ? t("busy") : t("now")}
          </Button>
        </div>
        <Show
          when={props.house.runs.length > 0}
          fallback={<EmptyState title={t("empty")} text={t("emptyText")} />}
        >
          <Table name={t("backups")} columns={columns()} rows={props.house.runs} />
        </Show>
      </div>
    </Card>
  );
}
