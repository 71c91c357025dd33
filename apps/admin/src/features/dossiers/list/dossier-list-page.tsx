// The list of files: filtered, sorted and cut by the server; a row opens its file.
import { EmptyState, SelectField, TextField, type Column } from "@miaopu/ui";
import { statusTitles, stepOf, type Status } from "@miaopu/domain";
import { A } from "@solidjs/router";
import { Show, createSignal, untrack } from "solid-js";
import { useAnswer } from "../../../answer.ts";
import { api, type Given, type Inputs, type Outputs } from "../../../api.ts";
import { list, say } from "../../../i18n/words.ts";
import { branchOptions, useBranches } from "../../../lists/branches.ts";
import { useListAddress, type ListAddress } from "../../../lists/list-address.ts";
import { ListCard } from "../../../lists/list-card.tsx";
import { t as shared } from "../../../lists/list-words.ts";
import { SearchForm } from "../../../lists/search-form.tsx";
import { DueBadge } from "../../../regulation/due-badge.tsx";
import { StatusBadge } from "../../../regulation/status-badge.tsx";
import { mayDo, useSession } from "../../../session/session.ts";
import { Page } from "../../../shell/page.tsx";
import { ExportList } from "./export-list.tsx";
import { t } from "./list-words.ts";

type Row = Outputs["dossier"]["list"]["rows"][number];
type Filter = "status" | "branch" | "due";
type Input = Given<Inputs["dossier"]["list"]>;

const statuses = Object.keys(statusTitles) as Status[];
const sorts = ["name", "branch", "status", "due", "since"] as const;

/** The address as the API takes it; what it does not know is left out. */
function inputOf(address: ListAddress<Filter>): Input {
  const { key, direction } = address.sort();
  const status = statuses.find((one) => one === address.filter("status"));
  const due = (["overdue", "soon"] as const).find((one) => one === address.filter("due"));
  const branch = address.filter("branch");
  return {
    ...(address.q() === "" ? {} : { q: address.q() }),
    ...(status ? { status } : {}),
    ...(due ? { due } : {}),
    ...(branch !== "" ? { branchId: branch } : {}),
    sort: sorts.find((one) => one === key) ?? "due",
    direction,
    page: address.page(),
    size: address.size(),
  };
}

export function DossierListPage() {
  const session = useSession();
  const address = useListAddress<Filter>({ key: "due", direction: "asc" });
  const files = useAnswer(() => ({
    queryKey: ["dossiers", "list", inputOf(address)],
    queryFn: () => api.dossier.list.query(inputOf(address)),
    keepsPrevious: true,
  }));
  const openLink = () => (
    <Show when={mayDo(session(), "dossier.open")}>
      <A class="button" data-look="main" href="/dossiers/new">
        {t("open")}
      </A>
    </Show>
  );
  const isUnfiltered = () =>
    address.q() === "" && (["status", "branch", "due"] as const).every((name) => address.filter(name) === "");
  return (
    <Page
      title={t("title")}
      under={t("under")}
      actions={
        <>
          <Show when={mayDo(session(), "dossier.export")}>
            <ExportList input={inputOf(address)} total={files.data?.total ?? 0} />
          </Show>
          {openLink()}
        </>
      }
    >
      <div class="stack">
        <DossierSearch address={address} />
        <ListCard
          name={t("list")}
          query={files}
          address={address}
          columns={columns(session().today)}
          href={(row) => `/dossiers/${row.id}`}
          empty={
            isUnfiltered() ? (
              <EmptyState title={t("empty")} text={t("emptyText")} action={openLink()} />
            ) : undefined
          }
        />
      </div>
    </Page>
  );
}

function DossierSearch(props: { address: ListAddress<Filter> }) {
  const session = useSession();
  const branches = useBranches();
  const [q, setQ] = createSignal(untrack(() => props.address.q()));
  const change = (filter: Filter, value: string) => props.address.search(q(), { [filter]: value });
  return (
    <SearchForm
      moreInUse={props.address.filter("due") !== ""}
      onSearch={() => props.address.search(q(), {})}
      onClear={() => {
        setQ("");
        props.address.search("", { status: "", branch: "", due: "" });
      }}
      more={
        <SelectField
          label={t("due")}
          empty={shared("all")}
          value={props.address.filter("due")}
          options={[
            { value: "overdue", label: t("overdue") },
            { value: "soon", label: t("soon") },
          ]}
          onValue={(value) => change("due", value)}
        />
      }
    >
      <TextField label={shared("name")} placeholder={shared("nameHint")} value={q()} onValue={setQ} />
      <SelectField
        label={t("status")}
        empty={shared("all")}
        value={props.address.filter("status")}
        options={statuses.map((status) => ({ value: status, label: say(statusTitles[status]) }))}
        onValue={(value) => change("status", value)}
      />
      <Show when={mayDo(session(), "organisation.read")}>
        <SelectField
          label={shared("branch")}
          empty={shared("all")}
          value={props.address.filter("branch")}
          options={branchOptions(branches.data)}
          onValue={(value) => change("branch", value)}
        />
      </Show>
    </SearchForm>
  );
}

const columns = (today: Outputs["workbench"]["get"]["today"]): readonly Column<Row>[] => [
  { key: "name", title: shared("name"), sortable: true, cell: (row) => row.personName },
  { key: "branch", title: shared("branch"), sortable: true, quiet: true, cell: (row) => row.branchName },
  {
    key: "status",
    title: t("status"),
    sortable: true,
    quiet: true,
    cell: (row) => <StatusBadge status={row.status} />,
  },
  { key: "since", title: t("since"), sortable: true, cell: (row) => row.statusSince ?? t("none") },
  {
    key: "step",
    title: t("step"),
    cell: (row) => (row.step ? `${row.step} ${say(stepOf(row.step))}` : t("none")),
    isEmpty: (row) => row.step === null,
  },
  {
    key: "next",
    title: t("next"),
    cell: (row) => list(row.next.slice(0, 2).map((step) => say(stepOf(step)))) || t("none"),
    isEmpty: (row) => row.next.length === 0,
  },
  {
    key: "due",
    title: t("due"),
    sortable: true,
    quiet: true,
    cell: (row) => (
      <Show when={row.due} fallback={t("none")}>
        {(due) => (
          <>
            <DueBadge due={due()} today={today} />{" "}
            <span class="soft">
              {due()} {row.dueStep}
            </span>
          </>
        )}
      </Show>
    ),
    isEmpty: (row) => row.due === null,
  },
];
