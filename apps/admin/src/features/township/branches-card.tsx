// The township's branches, and the form that adds one.
import { Card, EmptyState, RadioGroup, Table, TextField, useToast, type Column } from "@miaopu/ui";
import { useMutation } from "@tanstack/solid-query";
import { Show, createSignal } from "solid-js";
import { api, queryClient, type Inputs, type Outputs } from "../../api.ts";
import { useBranches } from "../../lists/branches.ts";
import { ShortForm } from "../../shell/short-form.tsx";
import { t } from "./township-words.ts";

type Branch = Outputs["organisation"]["branches"][number];

const columns = (): readonly Column<Branch>[] => [
  { key: "name", title: t("branchName"), cell: (row) => row.name },
  { key: "village", title: t("village"), quiet: true, cell: (row) => row.village },
  { key: "members", title: t("fullMembers"), cell: (row) => row.fullMembers },
  { key: "groups", title: t("groups"), cell: (row) => (row.hasGroups ? t("yes") : t("no")) },
];

export function BranchesCard() {
  const branches = useBranches();
  return (
    <Card title={t("branches")} flush>
      <Show
        when={branches.data?.length !== 0}
        fallback={<EmptyState title={t("noBranches")} text={t("noBranchesText")} />}
      >
        <Table name={t("branches")} columns={columns()} rows={branches.data ?? []} density="compact" />
      </Show>
      <div class="card-body">
        <BranchForm />
      </div>
    </Card>
  );
}

function BranchForm() {
  const toast = useToast();
  const [village, setVillage] = createSignal("");
  const [name, setName] = createSignal("");
  const [groups, setGroups] = createSignal("no");
  const add = useMutation(() => ({
    mutationFn: (given: Inputs["organisation"]["create"]) => api.organisation.create.mutate(given),
    onSuccess: async (_, given) => {
      toast(t("branchAdded", given.name));
      setVillage("");
      setName("");
      await queryClient.invalidateQueries();
    },
  }));
  const given = () => ({
    village: village().trim(),
    name: name().trim() || `${village().trim()}党支部`,
    hasGroups: groups() === "yes",
  });
  return (
    <ShortForm
      action={t("addBranch")}
      missing={village().trim() === "" ? t("branchMissing") : null}
      busy={add.isPending}
      error={add.error}
      onSubmit={() => add.mutate(given())}
    >
      <TextField label={t("village")} value={village()} onValue={setVillage} />
      <TextField label={t("branchName")} hint={t("branchHint")} optional value={name()} onValue={setName} />
      <RadioGroup
        label={t("groups")}
        value={groups()}
        options={[
          { value: "no", label: t("no") },
          { value: "yes", label: t("yes") },
        ]}
        onValue={setGroups}
      />
    </ShortForm>
  );
}
