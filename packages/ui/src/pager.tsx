// Pages of a list that the server cuts: 20, 50 or 100 a page.
import { For } from "solid-js";
import { Button } from "./button.tsx";
import { useUiWords } from "./language.tsx";

export const pageSizes = [20, 50, 100] as const;
export type PageSize = (typeof pageSizes)[number];

interface PagerProps {
  /** From 1. */
  page: number;
  size: number;
  total: number;
  onPage: (page: number) => void;
  onSize: (size: PageSize) => void;
}

export function Pager(props: PagerProps) {
  const words = useUiWords();
  const last = () => Math.max(1, Math.ceil(props.total / props.size));
  const from = () => Math.min(props.total, (props.page - 1) * props.size + 1);
  const to = () => Math.min(props.total, props.page * props.size);
  return (
    <nav class="pager no-print" aria-label={words().pages}>
      <span>{words().rows(from(), to(), props.total)}</span>
      <span class="pager-part">
        <label class="pager-part">
          {words().perPage}
          <select
            class="input"
            onChange={(event) => props.onSize(Number(event.currentTarget.value) as PageSize)}
          >
            <For each={pageSizes}>
              {(size) => (
                <option value={size} selected={size === props.size}>
                  {size}
                </option>
              )}
            </For>
          </select>
        </label>
        <Button grey={props.page <= 1} onClick={() => props.onPage(props.page - 1)}>
          {words().previous}
        </Button>
        <span>
          {props.page} / {last()}
        </span>
        <Button grey={props.page >= last()} onClick={() => props.onPage(props.page + 1)}>
          {words().next}
        </Button>
      </span>
    </nav>
  );
}
