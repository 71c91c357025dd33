// The township's own page: what an empty installation needs before the first file, and what a grown one adds to.
import { Card, Notice } from "@miaopu/ui";
import { Show } from "solid-js";
import { mayDo, useSession } from "../../session/session.ts";
import { Page } from "../../shell/page.tsx";
import { BranchesCard } from "./branches-card.tsx";
import { MemberCard } from "./member-card.tsx";
import { t } from "./township-words.ts";

export function TownshipPage() {
  const session = useSession();
  return (
    <Page title={t("title")} under={t("under")}>
      <Show
        when={mayDo(session(), "organisation.add")}
        fallback={<Notice tone="plain">{t("officersOnly")}</Notice>}
      >
        <div class="stack">
          <BranchesCard />
          <Show when={mayDo(session(), "person.register")}>
            <MemberCard />
            <Card title={t("accounts")}>
              <p class="soft">{t("accountsText")}</p>
            </Card>
          </Show>
        </div>
      </Show>
    </Page>
  );
}
