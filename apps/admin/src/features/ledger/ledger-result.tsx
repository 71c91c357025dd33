// What an audit found: the figures, the people, the articles, the report, and the way into the files.
import { Button, Card, Checkbox, FigureStrip, Skeleton } from "@miaopu/ui";
import { Match, Show, Switch, createSignal } from "solid-js";
import { useAnswer, type Answer } from "../../answer.ts";
import { api, refusalOf, type Outputs } from "../../api.ts";
import { mayDo, useSession } from "../../session/session.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { ArticlesFound, type ArticleRow } from "./articles-found.tsx";
import { reportAddress } from "./ledger-files.ts";
import { t } from "./ledger-words.ts";
import { PeopleFound } from "./people-found.tsx";
import { TakeInDialog } from "./take-in-dialog.tsx";

type View = "people" | "articles";
export type LedgerAnswer = Outputs["ledger"]["result"];

const size = 20;
const mostArticles = 200;

/** What is looked at: people or articles, all or those with findings, the people of one article, a page. */
function createLook(jobId: () => string) {
  const [view, setView] = createSignal<View>("people");
  const [all, setAll] = createSignal(false);
  const [only, setOnly] = createSignal<ArticleRow | null>(null);
  const [page, setPage] = createSignal(1);
  return {
    view,
    all,
    only,
    page,
    setPage,
    showAll: (shown: boolean) => {
      setPage(1);
      setAll(shown);
    },
    show: (next: View, article: ArticleRow | null = null) => {
      setOnly(article);
      setPage(1);
      setView(next);
    },
    input: () => {
      const concerned = only();
      return {
        jobId: jobId(),
        view: view(),
        onlyFindings: !all(),
        page: page(),
        size: view() === "articles" ? mostArticles : size,
        ...(concerned ? { code: concerned.code, article: concerned.article } : {}),
      };
    },
  };
}
type Look = ReturnType<typeof createLook>;

export function LedgerResult(props: { jobId: string }) {
  const look = createLook(() => props.jobId);
  const result = useAnswer(() => ({
    queryKey: ["ledger", look.input()],
    queryFn: () => api.ledger.result.query(look.input()),
    keepsPrevious: true,
    staleTime: Infinity,
  }));
  const aside = () => (
    <Show when={look.view() === "people" && !look.only()}>
      <Checkbox label={t("showAll")} checked={look.all()} onChecked={look.showAll} />
    </Show>
  );
  return (
    <>
      <Show when={result.data}>{(data) => <Totals totals={data().totals} />}</Show>
      <ResultBar jobId={props.jobId} look={look} />
      <Card title={look.view() === "people" ? t("byPerson") : t("byArticle")} aside={aside()} flush>
        <Found result={result} look={look} />
      </Card>
    </>
  );
}

function Found(props: { result: Answer<LedgerAnswer>; look: Look }) {
  const data = () => props.result.data;
  const people = () => {
    const answer = data();
    return answer?.view === "people" ? answer : undefined;
  };
  const articles = () => {
    const answer = data();
    return answer?.view === "articles" ? answer : undefined;
  };
  return (
    <Switch
      fallback={
        <div class="card-body">
          <Skeleton lines={8} />
        </div>
      }
    >
      <Match when={props.result.isError}>
        <div class="card-body">
          <RefusalNotice refusal={refusalOf(props.result.error)} onRetry={() => props.result.refetch()} />
        </div>
      </Match>
      <Match when={people()}>
        {(found) => (
          <PeopleFound
            data={found()}
            only={props.look.only()}
            page={props.look.page()}
            size={size}
            onPage={props.look.setPage}
            onEveryone={() => props.look.show("people")}
          />
        )}
      </Match>
      <Match when={articles()}>
        {(found) => <ArticlesFound data={found()} onWho={(article) => props.look.show("people", article)} />}
      </Match>
    </Switch>
  );
}

function ResultBar(props: { jobId: string; look: Look }) {
  const session = useSession();
  const [taking, setTaking] = createSignal(false);
  const mayWrite = () => mayDo(session(), "ledger.take-in");
  return (
    <div class="result-bar no-print">
      <fieldset class="row" aria-label={t("result")}>
        <ViewButton view="people" look={props.look} label={t("byPerson")} />
        <ViewButton view="articles" look={props.look} label={t("byArticle")} />
      </fieldset>
      <div class="row">
        <a class="button" href={reportAddress(props.jobId)} download="">
          {t("report")}
        </a>
        <Button
          look="main"
          grey={!mayWrite()}
          aria-describedby={mayWrite() ? undefined : "ledger-read-only"}
          onClick={() => setTaking(true)}
        >
          {t("takeIn")}
        </Button>
      </div>
      <Show when={!mayWrite()}>
        <p class="soft result-note" id="ledger-read-only">
          {t("readOnly")}
        </p>
      </Show>
      <TakeInDialog jobId={props.jobId} open={taking()} onClose={() => setTaking(false)} />
    </div>
  );
}

function ViewButton(props: { view: View; look: Look; label: string }) {
  return (
    <Button
      class="view-button"
      aria-pressed={props.view === props.look.view()}
      onClick={() => props.look.show(props.view)}
    >
      {props.label}
    </Button>
  );
}

function Totals(props: { totals: LedgerAnswer["totals"] }) {
  const figure = (key: "withRefusals" | "withWarnings" | "withCells" | "clean" | "total", value: number) => ({
    key,
    label: t(key),
    value: t("person", value),
  });
  return (
    <FigureStrip
      figures={[
        figure("total", props.totals.people),
        figure("withRefusals", props.totals.withRefusals),
        figure("withWarnings", props.totals.withFindings - props.totals.withRefusals),
        figure("withCells", props.totals.withCells),
        figure("clean", props.totals.clean),
      ]}
    />
  );
}
