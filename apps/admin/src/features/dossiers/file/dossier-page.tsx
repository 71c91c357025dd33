// One person's file: the whole history on the left, what comes next on the right.
import { Notice, Skeleton } from "@miaopu/ui";
import { isStepId, stepNumber, type StepId } from "@miaopu/domain";
import { A, useParams, useSearchParams } from "@solidjs/router";
import { useMutation } from "@tanstack/solid-query";
import { Match, Show, Switch, createMemo, createSignal, type JSX } from "solid-js";
import { useAnswer } from "../../../answer.ts";
import { api, refusalOf, type DossierPage as PageData } from "../../../api.ts";
import { mayRecord, mayWrite, usePackOn, useSession } from "../../../session/session.ts";
import { Page } from "../../../shell/page.tsx";
import { RefusalNotice } from "../../../shell/refusal-notice.tsx";
import { CorrectionDialog } from "../correcting/correction-dialog.tsx";
import { PapersOf } from "../papers/papers-drawer.tsx";
import { createMemberNames, MemberNamesProvider } from "../recording/member-names.ts";
import { RecordDrawer } from "../recording/record-drawer.tsx";
import { SideDrawer } from "../recording/side-drawer.tsx";
import { isSideKind } from "../recording/side-record.ts";
import { FileBar, HeadActions, PersonHeading, PersonLine } from "./dossier-head.tsx";
import { HistoryCard } from "./history-card.tsx";
import { historyOf } from "./history.ts";
import { NextCard } from "./next-card.tsx";
import { usePlan } from "./plan.ts";
import { SensitiveNotice } from "./sensitive-notice.tsx";
import { pageWith, withholdsTexts } from "./sensitive-texts.ts";
import { t } from "./file-words.ts";

export function DossierPage() {
  const params = useParams<{ id: string }>();
  const id = () => params.id;
  const file = useAnswer(() => ({
    queryKey: ["dossier", id()],
    queryFn: () => api.dossier.get.query({ id: id() }),
  }));
  return (
    <Switch fallback={<FileShape />}>
      <Match when={file.data}>
        {(page) => (
          <PapersOf page={page()}>
            <File page={page()} />
          </PapersOf>
        )}
      </Match>
      <Match when={file.isError}>
        <Unreadable error={file.error} onRetry={() => file.refetch()} />
      </Match>
    </Switch>
  );
}

/** A file that is not there, or not this person's to see, leads back to the list; trying again helps only otherwise. */
function Unreadable(props: { error: unknown; onRetry: () => void }) {
  const refusal = () => refusalOf(props.error);
  return (
    <Page title={t("unreadableFile")}>
      <Show
        when={refusal().code === "NOT_FOUND"}
        fallback={<RefusalNotice refusal={refusal()} onRetry={() => props.onRetry()} />}
      >
        <RefusalNotice refusal={refusal()} />
        <p>
          <A class="button" data-look="main" href="/dossiers">
            {t("toList")}
          </A>
        </p>
      </Show>
    </Page>
  );
}

/** Among the steps that could come next, the one due first, else the one that is lawful first, else the first. */
function firstOf(page: PageData): StepId | null {
  const { next, due, earliest } = page.timeline;
  const rank = (step: StepId) =>
    `${due[step] ?? "9999"} ${earliest[step] ?? "9999"} ${String(stepNumber(step)).padStart(2, "0")}`;
  return next.slice().sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0] ?? null;
}

function File(props: { page: PageData }) {
  const texts = useMutation(() => ({ mutationFn: (id: string) => api.dossier.texts.query({ id }) }));
  const page = createMemo(() => pageWith(props.page, texts.data ?? []));
  return (
    <OpenFile
      page={page()}
      sensitive={
        <Show when={withholdsTexts(page())}>
          <SensitiveNotice
            busy={texts.isPending}
            error={texts.error}
            onShow={() => texts.mutate(props.page.id)}
          />
        </Show>
      }
    />
  );
}

function OpenFile(props: { page: PageData; sensitive: JSX.Element }) {
  const session = useSession();
  const [params, setParams] = useSearchParams<{ record: string }>();
  const [correcting, setCorrecting] = createSignal<number | "any" | null>(null);
  const packOf = usePackOn();
  const names = createMemberNames(() => props.page.members);
  const plan = usePlan(() => props.page);
  const first = createMemo(() => firstOf(props.page));
  const history = createMemo(() => historyOf(props.page, plan.data ?? null, packOf));
  const open = (record: string | null) => setParams({ record }, { scroll: false, replace: record === null });
  const writes = () => mayWrite(session());
  const step = () =>
    params.record && isStepId(params.record) && mayRecord(session(), params.record) ? params.record : null;
  const side = () => (writes() && isSideKind(params.record) ? params.record : null);
  return (
    <MemberNamesProvider value={names}>
      <Page
        title={props.page.person.name}
        heading={<PersonHeading page={props.page} />}
        under={<PersonLine page={props.page} />}
        actions={
          <HeadActions
            mayWrite={writes()}
            closed={props.page.timeline.status === "closed"}
            onCorrect={() => setCorrecting("any")}
            onBeside={open}
          />
        }
      >
        <FileBar history={history()} current={first()} />
        <div class="file">
          <div class="file-next">
            <NextOrEnd page={props.page} first={first()} onRecord={open} />
            {props.sensitive}
          </div>
          <HistoryCard
            history={history()}
            actions={
              writes() ? { onCorrect: (at) => setCorrecting(at), onRecord: (row) => open(row.step) } : {}
            }
          />
        </div>
        <p class="print-only faint">{t("printed", session().today)}</p>
      </Page>
      <RecordDrawer page={props.page} step={step()} onClose={() => open(null)} />
      <SideDrawer page={props.page} kind={side()} onClose={() => open(null)} />
      <CorrectionDialog page={props.page} at={correcting()} onClose={() => setCorrecting(null)} />
    </MemberNamesProvider>
  );
}

function NextOrEnd(props: { page: PageData; first: StepId | null; onRecord: (record: string) => void }) {
  const wrong = () =>
    props.page.entries.filter(
      ({ supersededBy, findings }) =>
        supersededBy === null && findings.some(({ severity }) => severity === "refuse"),
    ).length;
  return (
    <Show
      when={props.first}
      fallback={
        <Show
          when={props.page.timeline.status !== "closed"}
          fallback={<Notice tone="plain">{t("closed", props.page.timeline.statusSince ?? "")}</Notice>}
        >
          <Notice tone={wrong() > 0 ? "bad" : "done"}>
            {wrong() > 0 ? t("fullButWrong", wrong()) : t("full")}
          </Notice>
        </Show>
      }
    >
      {(first) => (
        <NextCard
          page={props.page}
          first={first()}
          onRecord={(step) => props.onRecord(step)}
          onJointReview={() => props.onRecord("joint-review")}
        />
      )}
    </Show>
  );
}

function FileShape() {
  return (
    <div class="stack">
      <div class="page-shape-head">
        <Skeleton lines={2} width="18rem" />
      </div>
      <div class="file">
        <div class="card card-body file-next">
          <Skeleton lines={6} />
        </div>
        <div class="card card-body">
          <Skeleton lines={14} />
        </div>
      </div>
    </div>
  );
}
