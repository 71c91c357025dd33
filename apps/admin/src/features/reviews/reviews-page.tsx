// What a department was asked: whom, since when, and the reply beside the list.
import { Button, Card, Drawer, EmptyState, Skeleton, Table, type Column } from "@miaopu/ui";
import { daysBetween, type Day } from "@miaopu/domain";
import { useSearchParams } from "@solidjs/router";
import { Match, Show, Switch } from "solid-js";
import { useAnswer } from "../../answer.ts";
import { api, refusalOf, type Outputs } from "../../api.ts";
import { useSession } from "../../session/session.ts";
import { Page } from "../../shell/page.tsx";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { ReplyForm } from "./reply-form.tsx";
import { t } from "./review-words.ts";

type Row = Outputs["review"]["asked"][number];

const columns = (today: Day, open: (file: string) => void): readonly Column<Row>[] => [
  { key: "name", title: t("name"), cell: (row) => row.name },
  { key: "sex", title: t("sex"), quiet: true, cell: (row) => t(row.sex) },
  { key: "born", title: t("born"), cell: (row) => row.birthDate ?? t("none") },
  { key: "branch", title: t("branch"), quiet: true, cell: (row) => row.branchName },
  {
    key: "requestedOn",
    title: t("requestedOn"),
    cell: (row) => `${row.requestedOn} · ${t("days", daysBetween(row.requestedOn, today))}`,
  },
  {
    key: "reply",
    title: t("send"),
    cell: (row) => (
      <Button onClick={() => open(row.id)}>
        {t("send")}
        <span class="sr-only"> {row.name}</span>
      </Button>
    ),
  },
];

export function ReviewsPage() {
  const session = useSession();
  const [params, setParams] = useSearchParams<{ file: string }>();
  const asked = useAnswer(() => ({ queryKey: ["reviews"], queryFn: () => api.review.asked.query() }));
  const open = (file: string | null) => setParams({ file }, { scroll: false, replace: file === null });
  const chosen = () => asked.data?.find(({ id }) => id === params.file);
  return (
    <Page title={t("title")} under={t("under")}>
      <Switch fallback={<Skeleton lines={8} />}>
        <Match when={asked.isError}>
          <RefusalNotice refusal={refusalOf(asked.error)} onRetry={() => asked.refetch()} />
        </Match>
        <Match when={asked.data}>
          {(rows) => (
            <Card title={t("list")} aside={String(rows().length)} flush>
              <Show
                when={rows().length > 0}
                fallback={<EmptyState title={t("empty")} text={t("emptyText")} />}
              >
                <Table
                  name={t("list")}
                  columns={columns(session().today, open)}
                  rows={rows()}
                  onOpen={(row) => open(row.id)}
                />
              </Show>
            </Card>
          )}
        </Match>
      </Switch>
      <Drawer
        open={params.file !== undefined}
        title={t("reply", chosen()?.name ?? "")}
        onClose={() => open(null)}
      >
        <Show when={chosen()} keyed fallback={<EmptyState title={t("gone")} />}>
          {(row) => <ReplyForm row={row} onDone={() => open(null)} />}
        </Show>
      </Drawer>
    </Page>
  );
}
