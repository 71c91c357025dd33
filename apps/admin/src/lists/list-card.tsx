// The card of a list: how many, how dense, the rows, the pages; loading, empty and refused each in words.
import {
  Button,
  Card,
  EmptyState,
  Pager,
  Skeleton,
  Table,
  type Column,
  type PageSize,
  type Sort,
} from "@miaopu/ui";
import { Match, Show, Switch, type JSX } from "solid-js";
import { refusalOf } from "../api.ts";
import { density, setDensity } from "../preferences.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { t } from "./list-words.ts";

interface PageOfRows<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

interface Query<Row> {
  readonly data: PageOfRows<Row> | undefined;
  readonly isError: boolean;
  readonly error: unknown;
  readonly refetch: () => void;
}

interface Paging {
  readonly sort: () => Sort;
  readonly page: () => number;
  readonly size: () => PageSize;
  readonly sortBy: (sort: Sort) => void;
  readonly goTo: (page: number) => void;
  readonly resize: (size: PageSize) => void;
}

interface ListCardProps<Row> {
  name: string;
  query: Query<Row>;
  address: Paging;
  columns: readonly Column<Row>[];
  /** Where a row leads, or else what it does. */
  href?: (row: Row) => string;
  onOpen?: (row: Row) => void;
  /** What to do where the list is empty without any filter. */
  empty?: JSX.Element;
}

export function ListCard<Row>(props: ListCardProps<Row>) {
  const total = () => props.query.data?.total ?? 0;
  const aside = () => (
    <Show when={props.query.data}>
      {t("total", total())} ·{" "}
      <Button
        look="plain"
        onClick={() => setDensity(density() === "compact" ? "normal" : "compact")}
        aria-pressed={density() === "compact"}
      >
        {t("compact")}
      </Button>
    </Show>
  );
  return (
    <Card title={props.name} aside={aside()} flush>
      <Switch>
        <Match when={props.query.isError && !props.query.data}>
          <div class="card-body">
            <RefusalNotice refusal={refusalOf(props.query.error)} onRetry={() => props.query.refetch()} />
          </div>
        </Match>
        <Match when={!props.query.data}>
          <div class="card-body">
            <Skeleton lines={8} />
          </div>
        </Match>
        <Match when={total() === 0}>
          {props.empty ?? <EmptyState title={t("nothing")} text={t("nothingText")} />}
        </Match>
        <Match when={props.query.data}>{(page) => <Rows list={props} page={page()} />}</Match>
      </Switch>
    </Card>
  );
}

function Rows<Row>(props: { list: ListCardProps<Row>; page: PageOfRows<Row> }) {
  return (
    <>
      <Table
        name={props.list.name}
        columns={props.list.columns}
        rows={props.page.rows}
        href={props.list.href}
        onOpen={props.list.onOpen}
        sort={props.list.address.sort()}
        onSort={(sort) => props.list.address.sortBy(sort)}
        density={density()}
      />
      <Pager
        page={props.list.address.page()}
        size={props.list.address.size()}
        total={props.page.total}
        onPage={(next) => props.list.address.goTo(next)}
        onSize={(size) => props.list.address.resize(size)}
      />
    </>
  );
}
