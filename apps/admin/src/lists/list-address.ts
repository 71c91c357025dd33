// A list's filter, order and page live in the address, so that back and reload keep them.
// What is searched for is somebody's name: it stays in the history entry, out of addresses and logs.
import { pageSizes, type PageSize, type Sort } from "@miaopu/ui";
import { useLocation, useNavigate, useSearchParams } from "@solidjs/router";

export interface ListAddress<Filter extends string> {
  readonly q: () => string;
  readonly filter: (name: Filter) => string;
  readonly sort: () => Sort;
  readonly page: () => number;
  readonly size: () => PageSize;
  /** Changes filters and words at once; the list starts from its first page. */
  readonly search: (q: string, filters: Readonly<Partial<Record<Filter, string>>>) => void;
  readonly sortBy: (sort: Sort) => void;
  readonly goTo: (page: number) => void;
  readonly resize: (size: PageSize) => void;
}

const text = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value[0] : value) ?? "";

export function useListAddress<Filter extends string>(start: Sort): ListAddress<Filter> {
  const [params] = useSearchParams();
  const location = useLocation<{ q: string }>();
  const navigate = useNavigate();
  const q = () => location.state?.q ?? "";

  const go = (changes: Readonly<Record<string, string | number | null>>, words = q()) => {
    const next = new URLSearchParams(location.search);
    for (const [key, value] of Object.entries(changes))
      if (value === null || value === "") next.delete(key);
      else next.set(key, String(value));
    const query = next.toString();
    navigate(location.pathname + (query === "" ? "" : `?${query}`), { state: { q: words }, scroll: false });
  };

  return {
    q,
    filter: (name) => text(params[name]),
    sort: () => ({
      key: text(params["sort"]) || start.key,
      direction: (text(params["direction"]) || start.direction) === "desc" ? "desc" : "asc",
    }),
    page: () => Math.max(1, Math.trunc(Number(text(params["page"]))) || 1),
    size: () => pageSizes.find((size) => String(size) === text(params["size"])) ?? 20,
    search: (words, filters) => go({ ...filters, page: null }, words.trim()),
    sortBy: ({ key, direction }) => go({ sort: key, direction, page: null }),
    goTo: (page) => go({ page: page === 1 ? null : page }),
    resize: (size) => go({ size: size === 20 ? null : size, page: null }),
  };
}
