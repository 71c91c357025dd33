// The house as its system admin keeps it: room on the disk, backups, the doctor's findings.
import { Badge, Card, Notice, Skeleton } from "@miaopu/ui";
import { Match, Show, Switch, createEffect, createSignal, onCleanup } from "solid-js";
import { useAnswer } from "../../answer.ts";
import { api, refusalOf, type Outputs } from "../../api.ts";
import { Page } from "../../shell/page.tsx";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { BackupsCard } from "./backups-card.tsx";
import { DoctorCard } from "./doctor-card.tsx";
import { t } from "./house-words.ts";
import { megabytesText } from "./sizes.ts";

export type HouseStatus = Outputs["house"]["status"];

const pollMilliseconds = 1500;

export function HousePage() {
  const status = useAnswer(() => ({
    queryKey: ["house", "status"],
    queryFn: () => api.house.status.query(),
  }));
  // A run is written down once its process has started; until then the newest one is the one before it.
  const [before, setBefore] = createSignal<string | null | undefined>();
  const newest = () => status.data?.runs[0]?.startedAt ?? null;
  const waiting = () => status.data?.underWay === true || before() === newest();
  createEffect(() => {
    if (!waiting()) return;
    const timer = setInterval(() => status.refetch(), pollMilliseconds);
    onCleanup(() => clearInterval(timer));
  });
  return (
    <Page title={t("title")} under={t("under")}>
      <Switch fallback={<Skeleton lines={10} />}>
        <Match when={status.isError}>
          <RefusalNotice refusal={refusalOf(status.error)} onRetry={() => status.refetch()} />
        </Match>
        <Match when={status.data}>
          {(house) => (
            <div class="stack">
              <RoomCard house={house()} />
              <BackupsCard house={house()} waiting={waiting()} onBegun={() => setBefore(newest())} />
              <DoctorCard />
            </div>
          )}
        </Match>
      </Switch>
    </Page>
  );
}

function RoomCard(props: { house: HouseStatus }) {
  const isNormal = () => props.house.state === "normal";
  return (
    <Card
      title={t("room")}
      aside={
        <Badge tone={isNormal() ? "done" : "bad"} shape={isNormal() ? "check" : "triangle"}>
          {isNormal() ? t("normal") : t("readOnly")}
        </Badge>
      }
    >
      <p>{t("free", megabytesText(props.house.room.free), megabytesText(props.house.room.least))}</p>
      <Show when={!isNormal()}>
        <Notice tone="bad">{t("readOnlyText")}</Notice>
      </Show>
    </Card>
  );
}
