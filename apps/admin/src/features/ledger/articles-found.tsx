// What was found, article by article: how many people, what it says of one of them, and the way to all of them.
import type { Basis } from "@miaopu/domain";
import { Badge, Button, EmptyState } from "@miaopu/ui";
import { For, Show } from "solid-js";
import { say } from "../../i18n/words.ts";
import { ArticleReference } from "../../regulation/article-reference.tsx";
import { severityShapes, severityTones } from "../../regulation/verdict-list.tsx";
import type { LedgerAnswer } from "./ledger-result.tsx";
import { t } from "./ledger-words.ts";

type Articles = Extract<LedgerAnswer, { view: "articles" }>;
export type ArticleRow = Articles["rows"][number];

interface ArticlesFoundProps {
  data: Articles;
  onWho: (article: ArticleRow) => void;
}

export function ArticlesFound(props: ArticlesFoundProps) {
  return (
    <Show
      when={props.data.total > 0}
      fallback={<EmptyState title={t("nothingFound")} text={t("nothingFoundText")} />}
    >
      <ul class="found">
        <For each={props.data.rows}>
          {(row) => (
            <li class="found-person found-article">
              <div class="found-count">
                <strong>{t("person", row.people)}</strong>
                <Badge tone={severityTones[row.severity]} shape={severityShapes[row.severity]}>
                  {t(row.severity === "refuse" ? "refuse" : "warn")}
                </Badge>
              </div>
              <div>
                <p>
                  <span class="soft">{t("example")}</span>
                  {say(row.example)}
                </p>
                <div class="verdict-basis">
                  <ArticleReference article={row.article} pack={row.pack as Basis} form="full" />
                  <Button look="plain" onClick={() => props.onWho(row)}>
                    {t("whoBroke")}
                  </Button>
                </div>
              </div>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
