// The register of people: a row opens its details beside the list.
import { EmptyState, SelectField, TextField, type Column } from "@miaopu/ui";
import { useSearchParams } from "@solidjs/router";
import { createSignal, untrack } from "solid-js";
import { useAnswer } from "../../answer.ts";
import { api, type Given, type Inputs, type Outputs } from "../../api.ts";
import { branchOptions, useBranches } from "../../lists/branches.ts";
import { useListAddress, type ListAddress } from "../../lists/list-address.ts";
import { ListCard } from "../../lists/list-card.tsx";
import { t as shared } from "../../lists/list-words.ts";
import { SearchForm } from "../../lists/search-form.tsx";
import { Page } from "../../shell/page.tsx";
import { PersonDrawer } from "./person-drawer.tsx";
import { PersonStatus } from "./person-status.tsx";
import { t } from "./people-words.ts";

type Row = Outputs["person"]["list"]["rows"][number];
type Filter = "branch" | "kind";
type Input = Given<Inputs["person"]["list"]>;

const sorts = ["name", "branch", "birthDate", "memberSince"] as const;

function inputOf(address: ListAddress<Filter>): Input {
  const { key, direction } = address.sort();
  const branch = address.filter("branch");
  return {
    ...(address.q() === "" ? {} : { q: address.q() }),
    ...(branch !== "" ? { branchId: branch } : {}),
    kind: address.filter("kind") === "member" ? "member" : "all",
    sort: sorts.find((one) => one === key) ?? "name",
    direction,
    page: address.page(),
    size: address.size(),
  };
}

export function PeopleListPage() {
  const address = useListAddress<Filter>({ key: "name", direction: "asc" });
  const [params, setParams] = useSearchParams<{ person: string }>();
  const people = useAnswer(() => ({
    queryKey: ["people", "list", inputOf(address)],
    queryFn: () => api.person.list.query(inputOf(address)),
    keepsPrevious: true,
  }));
  const open = (id: string | null) =>
    setParams({ person: id }, { scroll: false, replace: id === null, state: { q: address.q() } });
  const isUnfiltered = () =>
    address.q() === "" && address.filter("branch") === "" && address.filter("kind") === "";
  return (
    <Page title={t("title")} under={t("under")}>
      <div class="stack">
        <PeopleSearch address={address} />
        <ListCard
          name={t("list")}
          query={people}
          address={address}
          columns={columns()}
          onOpen={(row) => open(row.id)}
          empty={isUnfiltered() ? <EmptyState title={t("empty")} text={t("emptyText")} /> : undefined}
        />
      </div>
      <PersonDrawer id={params.person ?? null} rows={people.data?.rows ?? []} onClose={() => open(null)} />
    </Page>
  );
}

function PeopleSearch(props: { address: ListAddress<Filter> }) {
  const branches = useBranches();
  const [q, setQ] = createSignal(untrack(() => props.address.q()));
  const change = (filter: Filter, value: string) => props.address.search(q(), { [filter]: value });
  return (
    <SearchForm
      moreInUse={false}
      onSearch={() => props.address.search(q(), {})}
      onClear={() => {
        setQ("");
        props.address.search("", { branch: "", kind: "" });
      }}
    >
      <TextField label={shared("name")} placeholder={shared("nameHint")} value={q()} onValue={setQ} />
      <SelectField
        label={shared("branch")}
        empty={shared("all")}
        value={props.address.filter("branch")}
        options={branchOptions(branches.data)}
        onValue={(value) => change("branch", value)}
      />
      <SelectField
        label={t("kind")}
        empty={shared("all")}
        value={props.address.filter("kind")}
        options={[{ value: "member", label: t("members") }]}
        onValue={(value) => change("kind", value)}
      />
    </SearchForm>
  );
}

const columns = (): readonly Column<Row>[] => [
  { key: "name", title: shared("name"), sortable: true, cell: (row) => row.name },
  { key: "branch", title: shared("branch"), sortable: true, quiet: true, cell: (row) => row.branchName },
  {
    key: "status",
    title: t("status"),
    quiet: true,
    cell: (row) => <PersonStatus row={row} />,
    isEmpty: (row) => !row.isMember && row.status === null,
  },
  { key: "sex", title: t("sex"), quiet: true, cell: (row) => t(row.sex) },
  { key: "birthDate", title: t("birthDate"), sortable: true, cell: (row) => row.birthDate ?? t("none") },
  {
    key: "memberSince",
    title: t("memberSince"),
    sortable: true,
    cell: (row) => row.fullMemberSince ?? t("none"),
    isEmpty: (row) => row.fullMemberSince === null,
  },
  { key: "idNumber", title: t("idNumber"), cell: (row) => row.idMasked ?? t("none") },
];
