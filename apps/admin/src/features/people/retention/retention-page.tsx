// What is kept how long and why; for the township also whose data is due, and the slips of who was erased.
import { Card, Skeleton, Table, type Column } from "@miaopu/ui";
import {
  defaultRetention,
  retentionKeys,
  retentionOf,
  spanWords,
  type RetentionKey,
  type RetentionSetting,
} from "@miaopu/domain/retention";
import { Show } from "solid-js";
import { useAnswer } from "../../../answer.ts";
import { api } from "../../../api.ts";
import { say } from "../../../i18n/words.ts";
import { mayDo, useSession } from "../../../session/session.ts";
import { Page } from "../../../shell/page.tsx";
import { DueCards } from "./due-cards.tsx";
import { MonthsCard } from "./months-card.tsx";
import { t } from "./retention-words.ts";

export function RetentionPage() {
  const session = useSession();
  const setting = useAnswer(() => ({
    queryKey: ["retention"],
    queryFn: () => api.retention.setting.query(),
  }));
  return (
    <Page title={t("title")} under={t("under")}>
      <div class="stack">
        <Show when={setting.data && mayDo(session(), "retention.due") ? setting.data : null}>
          {(now) => <DueCards months={now().neverEnteredMonths} />}
        </Show>
        <Show when={setting.data && mayDo(session(), "retention.set") ? setting.data : null}>
          {(now) => <MonthsCard months={now().neverEnteredMonths} />}
        </Show>
        <Card title={t("table")} flush>
          <Show when={setting.data || setting.isError} fallback={<Skeleton lines={8} />}>
            <Table
              name={t("table")}
              columns={columns(setting.data ?? defaultRetention)}
              rows={retentionKeys.map((key) => ({ key }))}
            />
          </Show>
        </Card>
      </div>
    </Page>
  );
}

interface Row {
  readonly key: RetentionKey;
}

const columns = (setting: RetentionSetting): readonly Column<Row>[] => [
  { key: "what", title: t("what"), cell: ({ key }) => say(retentionOf(key).what) },
  { key: "span", title: t("span"), cell: ({ key }) => say(spanWords(key, setting)) },
  { key: "why", title: t("why"), cell: ({ key }) => say(retentionOf(key).why) },
  { key: "from", title: t("from"), cell: ({ key }) => say(retentionOf(key).from) },
  { key: "endedBy", title: t("endedBy"), cell: ({ key }) => t(retentionOf(key).endedBy) },
  {
    key: "basis",
    title: t("basis"),
    cell: ({ key }) => {
      const { basis } = retentionOf(key);
      return basis ? say(basis) : t("own");
    },
  },
];
