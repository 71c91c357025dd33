// Finds a person or a file from any page: by name, pinyin initials, or the last four of the ID.
import { Combobox } from "@miaopu/ui";
import { useNavigate } from "@solidjs/router";
import { Show, createSignal } from "solid-js";
import { useAnswer } from "../answer.ts";
import { api, type Outputs } from "../api.ts";
import { StatusBadge } from "../regulation/status-badge.tsx";
import { createSettled } from "./settled.ts";
import { t } from "./shell-words.ts";

type Found = Outputs["search"]["find"][number];

export const globalSearchId = "global-search";

/** Rows shown at a time. */
const offered = 8;

const hrefOf = (found: Found) =>
  found.kind === "dossier" ? `/dossiers/${found.id}` : `/people?person=${found.id}`;

export function GlobalSearch() {
  const navigate = useNavigate();
  const [text, setText] = createSignal("");
  const asked = createSettled(() => text().trim(), 150);
  const found = useAnswer(() => ({
    queryKey: ["search", asked()],
    queryFn: () => api.search.find.query({ q: asked(), limit: offered }),
    enabled: asked() !== "",
    keepsPrevious: true,
  }));
  const go = (row: Found) => {
    setText("");
    // The list finds the person again by name; the name stays out of the address.
    navigate(hrefOf(row), row.kind === "person" ? { state: { q: row.name } } : {});
  };
  return (
    <search class="search">
      <Combobox
        id={globalSearchId}
        name={t("search")}
        placeholder={t("searchHint")}
        text={text()}
        onText={setText}
        rows={asked() === "" ? null : (found.data ?? null)}
        row={(row) => <FoundRow row={row} />}
        onPick={go}
        none={t("searchNone")}
      />
      <kbd class="kbd search-key" aria-hidden="true">
        /
      </kbd>
    </search>
  );
}

function FoundRow(props: { row: Found }) {
  return (
    <>
      <strong>{props.row.name}</strong>
      <StatusBadge status={props.row.status} />
      <span class="soft">
        {props.row.branchName} · {props.row.kind === "dossier" ? t("dossier") : t("person")}
        <Show when={props.row.idMasked}>{(masked) => <> · {t("idMasked", masked())}</>}</Show>
      </span>
    </>
  );
}
