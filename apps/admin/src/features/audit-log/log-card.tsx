// The entries of one page, the newest first, and the way to newer and older ones.
import {
  Badge,
  Button,
  Card,
  EmptyState,
  Skeleton,
  Table,
  pageSizes,
  type Column,
  type PageSize,
} from "@miaopu/ui";
import { loggedWords } from "@miaopu/domain/access";
import { For, Match, Show, Switch } from "solid-js";
import type { Answer } from "../../answer.ts";
import { refusalOf, type Outputs } from "../../api.ts";
import { shanghaiTime } from "../../i18n/moment.ts";
import { say } from "../../i18n/words.ts";
import { density } from "../../preferences.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { fromNewest, type LogAddress } from "./log-address.ts";
import { t } from "./audit-log-words.ts";

type Page = Outputs["auditLog"]["list"];
export type LogRow = Page["rows"][number];

const tail = 8;

/** The name where there is one; of an id its end, which tells one from another. */
const shortId = (id: string): string => `…${id.slice(-tail)}`;

export const actorName = (row: LogRow): string => {
  if (row.actor) return row.actor.name ?? shortId(row.actor.id);
  return row.action === "command-line" ? t("server") : t("nobody");
};

export const subjectName = ({ subject }: LogRow): string =>
  subject === null ? t("none") : `${t("kinds", subject.kind)} ${subject.name ?? shortId(subject.id)}`;

export function OutcomeBadge(props: { outcome: LogRow["outcome"] }) {
  return (
    <Badge
      tone={props.outcome === "done" ? "done" : "bad"}
      shape={props.outcome === "done" ? "check" : "cross"}
    >
      {t(props.outcome)}
    </Badge>
  );
}

const columns = (): readonly Column<LogRow>[] => [
  { key: "at", title: t("time"), cell: (row) => shanghaiTime(row.at) },
  { key: "who", title: t("who"), quiet: true, cell: actorName },
  { key: "action", title: t("action"), quiet: true, cell: (row) => say(loggedWords(row.action)) },
  { key: "about", title: t("about"), cell: subjectName, isEmpty: (row) => row.subject === null },
  {
    key: "outcome",
    title: t("outcome"),
    quiet: true,
    cell: (row) => <OutcomeBadge outcome={row.outcome} />,
  },
  {
    key: "reason",
    title: t("reason"),
    cell: (row) => row.reason ?? t("none"),
    isEmpty: (row) => row.reason === null,
  },
  { key: "seq", title: t("seq"), cell: (row) => row.seq },
];

interface LogCardProps {
  page: Answer<Page>;
  address: LogAddress;
  isFiltered: boolean;
  onOpen: (row: LogRow) => void;
}

export function LogCard(props: LogCardProps) {
  const isEmpty = () => props.page.data?.rows.length === 0;
  return (
    <Card title={t("list")} flush>
      <Switch>
        <Match when={props.page.isError && !props.page.data}>
          <div class="card-body">
            <RefusalNotice refusal={refusalOf(props.page.error)} onRetry={() => props.page.refetch()} />
          </div>
        </Match>
        <Match when={!props.page.data}>
          <div class="card-body">
            <Skeleton lines={8} />
          </div>
        </Match>
        <Match when={isEmpty() && !props.isFiltered}>
          <EmptyState title={t("empty")} text={t("emptyText")} />
        </Match>
        <Match when={isEmpty()}>
          <EmptyState title={t("nothing")} text={t("nothingText")} />
        </Match>
        <Match when={props.page.data}>
          {(page) => (
            <Table
              name={t("list")}
              columns={columns()}
              rows={page().rows}
              onOpen={(row) => props.onOpen(row)}
              density={density()}
            />
          )}
        </Match>
      </Switch>
      <Show when={props.page.data}>{(page) => <Turning page={page()} address={props.address} />}</Show>
    </Card>
  );
}

/** No numbers of pages: nobody counts a million entries to show twenty. */
function Turning(props: { page: Page; address: LogAddress }) {
  const go = (place: { before?: string; after?: string }) =>
    props.address.search(props.address.q(), { ...fromNewest, ...place });
  const newest = () => props.page.rows[0]?.seq ?? 0;
  const oldest = () => props.page.rows.at(-1)?.seq ?? 0;
  return (
    <nav class="pager no-print" aria-label={t("pages")}>
      <label class="pager-part">
        {t("perPage")}
        <select
          class="input"
          onChange={(event) => props.address.resize(Number(event.currentTarget.value) as PageSize)}
        >
          <For each={pageSizes}>
            {(size) => (
              <option value={size} selected={size === props.address.size()}>
                {size}
              </option>
            )}
          </For>
        </select>
      </label>
      <span class="pager-part">
        <Button grey={!props.page.hasNewer} onClick={() => go({})}>
          {t("newest")}
        </Button>
        <Button grey={!props.page.hasNewer} onClick={() => go({ after: String(newest()) })}>
          {t("newer")}
        </Button>
        <Button grey={!props.page.hasOlder} onClick={() => go({ before: String(oldest()) })}>
          {t("older")}
        </Button>
      </span>
    </nav>
  );
}
