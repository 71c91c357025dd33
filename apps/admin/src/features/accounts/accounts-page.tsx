// The accounts of one's organisation and all beneath it: who may sign in, with which roles, and what waits.
import { Button, EmptyState, SelectField, TextField, type Column } from "@miaopu/ui";
import { departments } from "@miaopu/domain";
import { useSearchParams } from "@solidjs/router";
import { Show, createSignal, untrack } from "solid-js";
import { useAnswer } from "../../answer.ts";
import { api } from "../../api.ts";
import { shanghaiTime } from "../../i18n/moment.ts";
import { say } from "../../i18n/words.ts";
import { useListAddress, type ListAddress } from "../../lists/list-address.ts";
import { ListCard } from "../../lists/list-card.tsx";
import { t as shared } from "../../lists/list-words.ts";
import { SearchForm } from "../../lists/search-form.tsx";
import { mayDo, useSession } from "../../session/session.ts";
import { Page } from "../../shell/page.tsx";
import { AccountDrawer } from "./account-drawer.tsx";
import { RoleNames, StateBadge, type AccountRow } from "./account-state.tsx";
import { OpenAccountDialog } from "./open-account-dialog.tsx";
import { t } from "./accounts-words.ts";

export function AccountsPage() {
  const session = useSession();
  const address = useListAddress<"show">({ key: "organisation", direction: "asc" });
  const [params, setParams] = useSearchParams<{ account: string }>();
  const [opening, setOpening] = createSignal(false);
  const input = () => ({
    ...(address.q() === "" ? {} : { q: address.q() }),
    waiting: address.filter("show") === "waiting",
    page: address.page(),
    size: address.size(),
  });
  const accounts = useAnswer(() => ({
    queryKey: ["accounts", "list", input()],
    queryFn: () => api.account.list.query(input()),
    keepsPrevious: true,
  }));
  const open = (id: string | null) =>
    setParams({ account: id }, { scroll: false, replace: id === null, state: { q: address.q() } });
  return (
    <Page
      title={t("title")}
      under={t("under")}
      actions={
        <Show when={mayDo(session(), "account.open")}>
          <Button look="main" onClick={() => setOpening(true)}>
            {t("open")}
          </Button>
        </Show>
      }
    >
      <div class="stack">
        <AccountSearch address={address} />
        <ListCard
          name={t("list")}
          query={accounts}
          address={address}
          columns={columns()}
          onOpen={(row) => open(row.id)}
          empty={address.q() === "" ? <EmptyState title={t("empty")} /> : undefined}
        />
      </div>
      <AccountDrawer id={params.account ?? null} onClose={() => open(null)} />
      <OpenAccountDialog open={opening()} onClose={() => setOpening(false)} />
    </Page>
  );
}

function AccountSearch(props: { address: ListAddress<"show"> }) {
  const [q, setQ] = createSignal(untrack(() => props.address.q()));
  return (
    <SearchForm
      moreInUse={false}
      onSearch={() => props.address.search(q(), {})}
      onClear={() => {
        setQ("");
        props.address.search("", { show: "" });
      }}
    >
      <TextField label={t("q")} value={q()} onValue={setQ} />
      <SelectField
        label={t("show")}
        empty={shared("all")}
        value={props.address.filter("show")}
        options={[{ value: "waiting", label: t("waitingOnly") }]}
        onValue={(value) => props.address.search(q(), { show: value })}
      />
    </SearchForm>
  );
}

const departmentName = (id: string | null): string =>
  id !== null && Object.hasOwn(departments, id)
    ? ` · ${say(departments[id as keyof typeof departments])}`
    : "";

const columns = (): readonly Column<AccountRow>[] => [
  { key: "name", title: t("name"), cell: (row) => (row.isOwn ? `${row.name}（${t("own")}）` : row.name) },
  { key: "username", title: t("username"), cell: (row) => row.username },
  {
    key: "organisation",
    title: t("organisation"),
    quiet: true,
    cell: (row) => `${row.organisation.name}${departmentName(row.department)}`,
  },
  { key: "roles", title: t("roles"), quiet: true, cell: (row) => <RoleNames account={row} /> },
  { key: "state", title: t("state"), quiet: true, cell: (row) => <StateBadge state={row.state} /> },
  {
    key: "last",
    title: t("lastSignIn"),
    cell: (row) => (row.lastSignInAt === null ? t("never") : shanghaiTime(row.lastSignInAt)),
  },
];
