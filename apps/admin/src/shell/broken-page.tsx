// In the place of a page that could not be drawn or does not exist: a sentence and a way on.
import { EmptyState } from "@miaopu/ui";
import { A } from "@solidjs/router";
import { refusalOf } from "../api.ts";
import { Page } from "./page.tsx";
import { RefusalNotice } from "./refusal-notice.tsx";
import { t } from "./shell-words.ts";

export function BrokenPage(props: { error: unknown; onRetry: () => void }) {
  return <RefusalNotice refusal={refusalOf(props.error)} onRetry={() => props.onRetry()} />;
}

export function NotFoundPage() {
  return (
    <Page title={t("notFound")}>
      <div class="card">
        <EmptyState
          title={t("notFoundText")}
          action={
            <A class="button" data-look="main" href="/">
              {t("toWorkbench")}
            </A>
          }
        />
      </div>
    </Page>
  );
}
