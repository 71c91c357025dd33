// Where someone starts: the day's work for whoever has it, else the first page of their own menu.
import { EmptyState } from "@miaopu/ui";
import { Navigate } from "@solidjs/router";
import { Show, lazy } from "solid-js";
import { mayDo, useSession } from "../session/session.ts";
import { menuOf } from "./menu.ts";
import { Page } from "./page.tsx";
import { t } from "./shell-words.ts";

const WorkbenchPage = lazy(async () => ({
  default: (await import("../features/workbench/workbench-page.tsx")).WorkbenchPage,
}));

export function FirstPage() {
  const session = useSession();
  return (
    <Show when={!mayDo(session(), "workbench.read")} fallback={<WorkbenchPage />}>
      <Show when={menuOf(session())[0]} fallback={<NoRole />}>
        {(entry) => <Navigate href={entry().href} />}
      </Show>
    </Show>
  );
}

function NoRole() {
  return (
    <Page title={t("product")}>
      <EmptyState title={t("noRole")} text={t("noRoleText")} />
    </Page>
  );
}
