// The workbench: what is to be done today, why, by which article, and where the township stands.
import { BarList, Card, EmptyState, FigureStrip, Skeleton, spokenDay, weekdayOf } from "@miaopu/ui";
import { A } from "@solidjs/router";
import { For, Match, Show, Switch, createSignal } from "solid-js";
import { statusTitles } from "@miaopu/domain";
import { useAnswer } from "../../answer.ts";
import { api, refusalOf, type Outputs } from "../../api.ts";
import { say } from "../../i18n/words.ts";
import { language } from "../../preferences.ts";
import { useSession } from "../../session/session.ts";
import { Page } from "../../shell/page.tsx";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { ToDoCard } from "./to-do-card.tsx";
import { VillageTable } from "./village-table.tsx";
import { t } from "./workbench-words.ts";

type Workbench = Outputs["workbench"]["get"];

const pipeline = ["applicant", "activist", "candidate", "probationary"] as const;
const firstItems = 20;

export function WorkbenchPage() {
  const session = useSession();
  const [limit, setLimit] = createSignal(firstItems);
  const day = useAnswer(() => ({
    queryKey: ["workbench", limit()],
    queryFn: () => api.workbench.get.query({ limit: limit() }),
    keepsPrevious: true,
  }));
  const today = () => session().today;
  const under = () => (
    <>
      {spokenDay(today(), language(), true)} {weekdayOf(today(), language())}
      <Show when={day.data}>{(data) => <> · {t("branches", data().branches)}</>}</Show>
    </>
  );
  return (
    <Page title={t("title")} under={under()}>
      <Switch>
        <Match when={day.data?.branches === 0}>
          <Card>
            <EmptyState
              title={t("noBranches")}
              text={t("noBranchesText")}
              action={
                <A class="button" data-look="main" href="/township">
                  {t("addBranches")}
                </A>
              }
            />
          </Card>
        </Match>
        <Match when={day.data}>{(data) => <Desk data={data()} onAll={() => setLimit(500)} />}</Match>
        <Match when={day.isError}>
          <RefusalNotice refusal={refusalOf(day.error)} onRetry={() => day.refetch()} />
        </Match>
        <Match when={!day.data}>
          <DeskShape />
        </Match>
      </Switch>
    </Page>
  );
}

function Desk(props: { data: Workbench; onAll: () => void }) {
  const overdue = () => props.data.items.filter((item) => item.kind === "overdue").length;
  const figures = () => [
    ...pipeline.map((status) => ({
      key: status,
      label: say(statusTitles[status]),
      value: props.data.counts[status],
      note: (
        <A class="link" href={`/dossiers?status=${status}`}>
          {t("seeList")}
          <span class="sr-only"> {say(statusTitles[status])}</span>
        </A>
      ),
    })),
    { key: "to-do", label: t("toDo"), value: props.data.total, note: t("toDoNote", overdue()) },
  ];
  return (
    <div class="stack">
      <FigureStrip figures={figures()} />
      <div class="desk">
        <ToDoCard data={props.data} onAll={() => props.onAll()} />
        <div class="stack">
          <Card title={t("stages")}>
            <BarList
              name={t("stages")}
              bars={pipeline.map((status) => ({
                key: status,
                label: t(status),
                value: props.data.counts[status],
              }))}
            />
          </Card>
          <AttentionCard data={props.data} />
          <VillageTable rows={props.data.byVillage} />
        </div>
      </div>
    </div>
  );
}

function AttentionCard(props: { data: Workbench }) {
  return (
    <Card title={t("attention")}>
      <Show when={props.data.attention.length > 0} fallback={<p class="soft">{t("calm")}</p>}>
        <ul class="attention">
          <For each={props.data.attention}>
            {(one) => (
              <li>
                <A class="attention-name" href={`/dossiers?branch=${one.branchId}`}>
                  {one.name}
                </A>{" "}
                <span class="soft">{say(one.why)}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  );
}

function DeskShape() {
  return (
    <div class="stack">
      <div class="card card-body">
        <Skeleton lines={3} />
      </div>
      <div class="desk">
        <div class="card card-body">
          <Skeleton lines={10} />
        </div>
        <div class="card card-body">
          <Skeleton lines={5} />
        </div>
      </div>
    </div>
  );
}
