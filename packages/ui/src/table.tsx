// A table whose first column stays in sight, whose rows answer to J and K, and that reads as a list on narrow screens.
import { For, Show, onCleanup, type JSX } from "solid-js";
import { useUiWords } from "./language.tsx";

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => JSX.Element;
  /** Whether the heading sorts by this column's key. */
  readonly sortable?: boolean;
  /** On narrow screens the value stands without its heading. */
  readonly quiet?: boolean;
  /** On narrow screens the row leaves the value out. */
  readonly isEmpty?: (row: Row) => boolean;
}

export interface Sort {
  readonly key: string;
  readonly direction: "asc" | "desc";
}

interface TableProps<Row> {
  /** The table's name for screen readers. */
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Where a row leads; the first column becomes its link. */
  href?: ((row: Row) => string) | undefined;
  /** What a row does, where it leads nowhere. */
  onOpen?: ((row: Row) => void) | undefined;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  density?: "normal" | "compact";
}

const openers = "[data-row-open]";

function move(table: HTMLTableElement, by: 1 | -1) {
  const all = [...table.querySelectorAll<HTMLElement>(openers)];
  const at = all.indexOf(document.activeElement as HTMLElement);
  const next = at === -1 ? (by === 1 ? 0 : all.length - 1) : at + by;
  all[Math.max(0, Math.min(all.length - 1, next))]?.focus();
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches("input, select, textarea, [contenteditable]");

/** Moves between a table's rows with J and K from anywhere on the page but a field. */
function rowKeys(table: HTMLTableElement) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const key = event.key.toLowerCase();
    if (key !== "j" && key !== "k") return;
    event.preventDefault();
    move(table, key === "j" ? 1 : -1);
  };
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}

export function Table<Row>(props: TableProps<Row>) {
  let release: (() => void) | undefined;
  const attach = (table: HTMLTableElement) => {
    release?.();
    release = rowKeys(table);
  };
  onCleanup(() => release?.());

  return (
    <div class="table-scroll">
      <table class="table" ref={attach} aria-label={props.name} data-density={props.density ?? "normal"}>
        <thead>
          <tr>
            <For each={props.columns}>{(column) => <Heading column={column} table={props} />}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>{(row) => <TableRow row={row} table={props} />}</For>
        </tbody>
      </table>
    </div>
  );
}

function Heading<Row>(props: { column: Column<Row>; table: TableProps<Row> }) {
  const words = useUiWords();
  const direction = () =>
    props.table.sort?.key === props.column.key ? props.table.sort.direction : undefined;
  const ariaSort = () =>
    direction() === undefined ? undefined : direction() === "asc" ? "ascending" : "descending";
  const heading = () => (
    <Show when={props.column.sortable} fallback={props.column.title}>
      <button
        type="button"
        class="table-sort"
        title={words().sort}
        onClick={() =>
          props.table.onSort?.({
            key: props.column.key,
            direction: direction() === "asc" ? "desc" : "asc",
          })
        }
      >
        {props.column.title}
        <span aria-hidden="true"> {direction() === "asc" ? "↑" : direction() === "desc" ? "↓" : "↕"}</span>
      </button>
    </Show>
  );
  return (
    <th scope="col" aria-sort={ariaSort()}>
      {heading()}
    </th>
  );
}

function TableRow<Row>(props: { row: Row; table: TableProps<Row> }) {
  const opens = () => Boolean(props.table.href ?? props.table.onOpen);
  const openRow = (event: MouseEvent & { currentTarget: HTMLTableRowElement }) => {
    if ((event.target as HTMLElement).closest("a, button, input, label")) return;
    if (document.getSelection()?.type === "Range") return;
    event.currentTarget.querySelector<HTMLElement>(openers)?.click();
  };
  return (
    <tr data-opens={opens() ? "" : undefined} onClick={openRow}>
      <For each={props.table.columns}>
        {(column, index) => (
          <Show
            when={index() === 0}
            fallback={
              <td
                data-label={column.title}
                data-quiet={column.quiet ? "" : undefined}
                data-empty={column.isEmpty?.(props.row) ? "" : undefined}
              >
                {column.cell(props.row)}
              </td>
            }
          >
            <th scope="row">
              <RowName row={props.row} table={props.table}>
                {column.cell(props.row)}
              </RowName>
            </th>
          </Show>
        )}
      </For>
    </tr>
  );
}

function RowName<Row>(props: { row: Row; table: TableProps<Row>; children: JSX.Element }) {
  return (
    <Show
      when={props.table.href}
      fallback={
        <Show when={props.table.onOpen} fallback={props.children}>
          {(open) => (
            <button type="button" class="row-open" data-row-open onClick={() => open()(props.row)}>
              {props.children}
            </button>
          )}
        </Show>
      }
    >
      {(href) => (
        <a class="row-open" data-row-open href={href()(props.row)}>
          {props.children}
        </a>
      )}
    </Show>
  );
}
