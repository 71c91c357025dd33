// The next step: by when, what stands in its way, what to have ready, and the button, grey with its sentence.
import { Button, Shape } from "@miaopu/ui";
import { stepOf, votesNeeded, type StepId } from "@miaopu/domain";
import { For, Show, createSignal, createUniqueId } from "solid-js";
import { useAnswer } from "../../../answer.ts";
import { api, type DossierPage, type ExplainedVerdict } from "../../../api.ts";
import { say } from "../../../i18n/words.ts";
import { ArticleReference } from "../../../regulation/article-reference.tsx";
import { DueBadge } from "../../../regulation/due-badge.tsx";
import { isStanding } from "../../../regulation/standing-codes.ts";
import { stepNotes } from "../../../regulation/step-notes.ts";
import { VerdictList } from "../../../regulation/verdict-list.tsx";
import { mayRecord, mayWrite, usePackOn, useSession } from "../../../session/session.ts";
import { t } from "./file-words.ts";
import { WhatIf } from "./what-if.tsx";

interface NextCardProps {
  page: DossierPage;
  /** The step that comes first among those that could be next. */
  first: StepId;
  onRecord: (step: StepId) => void;
  onJointReview: () => void;
}

export function NextCard(props: NextCardProps) {
  const [chosen, setChosen] = createSignal<StepId | null>(null);
  const step = () => {
    const own = chosen();
    return own && props.page.timeline.next.includes(own) ? own : props.first;
  };
  const others = () => props.page.timeline.next.filter((one) => one !== step());
  const session = useSession();
  const packOf = usePackOn();
  const today = useToday(() => props.page, step);
  /** What sets its deadline, or else the step's own articles. */
  const basis = () => {
    const pack = packOf(session().today);
    const clock = props.page.dueInfo.find((one) => one.step === step());
    return clock ?? { pack, article: stepOf(step()).article[pack] };
  };
  return (
    <section class="card next" aria-labelledby="next-title">
      <h2 class="card-title" id="next-title">
        {t("next", say(stepOf(step())))}
      </h2>
      <p class="next-when">
        <DueBadge
          due={props.page.timeline.due[step()] ?? null}
          earliest={props.page.timeline.earliest[step()] ?? null}
          today={session().today}
          blocked={blockingOf(today.data?.verdicts).length > 0}
        />
        <Show when={props.page.timeline.due[step()]}>{(due) => <span>{t("before", due())}</span>}</Show>
        <ArticleReference article={basis().article} pack={basis().pack} step={step()} form="full" />
      </p>
      <Show when={step()} keyed>
        {(shown) => <Checks {...props} step={shown} />}
      </Show>
      <Show when={others().length > 0}>
        <div class="next-others">
          <span class="soft">{t("otherNext")}</span>
          <For each={others()}>
            {(one) => (
              <Button look="plain" onClick={() => setChosen(one)}>
                {one} {say(stepOf(one))}
              </Button>
            )}
          </For>
        </div>
      </Show>
      <Show when={step()} keyed>
        {(shown) => <WhatIf page={props.page} step={shown} />}
      </Show>
    </section>
  );
}

/** What the rule book says of the step if it were done today with nothing filled in yet. */
function useToday(page: () => DossierPage, step: () => StepId) {
  const session = useSession();
  return useAnswer(() => ({
    queryKey: ["dossier", page().id, "today", page().version, step()],
    queryFn: () =>
      api.dossier.preview.query({
        id: page().id,
        record: { step: step(), on: session().today },
      }),
    enabled: mayRecord(session(), step()),
  }));
}

/** What nothing typed in the form can put right. */
const blockingOf = (verdicts: readonly ExplainedVerdict[] = []) =>
  verdicts.filter((one) => one.severity === "refuse" && isStanding(one.code));

function Checks(props: NextCardProps & { step: StepId }) {
  const session = useSession();
  const today = useToday(
    () => props.page,
    () => props.step,
  );
  const said = () => today.data?.verdicts ?? [];
  const blocking = () => blockingOf(today.data?.verdicts);
  const warning = () => said().filter((one) => one.severity === "warn");
  const toFill = () => said().filter((one) => one.severity === "refuse" && !isStanding(one.code));
  return (
    <>
      <ul class="checks">
        <NeedsCheck page={props.page} step={props.step} />
        <VotesCheck page={props.page} step={props.step} />
      </ul>
      <VerdictList verdicts={[...blocking(), ...warning()]} step={props.step} />
      <ToFill step={props.step} verdicts={toFill()} />
      <Show
        when={mayRecord(session(), props.step)}
        fallback={
          <Show when={mayWrite(session())}>
            <p class="soft">{t("superior")}</p>
          </Show>
        }
      >
        <NextButton {...props} blocking={blocking()} />
      </Show>
    </>
  );
}

function NextButton(props: NextCardProps & { step: StepId; blocking: readonly ExplainedVerdict[] }) {
  const sentenceId = createUniqueId();
  const isGrey = () => props.blocking.length > 0;
  const wantsReview = () => props.blocking.some(({ code }) => code.startsWith("JOINT_REVIEW"));
  return (
    <div class="stack-close">
      <Button
        look="main"
        wide
        grey={isGrey()}
        aria-describedby={isGrey() ? sentenceId : undefined}
        onClick={() => props.onRecord(props.step)}
      >
        {say(stepNotes[props.step].action)}
      </Button>
      <Show when={isGrey()}>
        <p class="soft" id={sentenceId}>
          {t("anywaySentence")}{" "}
          <Button look="plain" onClick={() => props.onRecord(props.step)}>
            {t("anyway")}
          </Button>
        </p>
        <Show when={wantsReview()}>
          <Button wide onClick={() => props.onJointReview()}>
            {t("jointReview")}
          </Button>
        </Show>
      </Show>
    </div>
  );
}

function NeedsCheck(props: { page: DossierPage; step: StepId }) {
  const needs = () =>
    stepOf(props.step).needs.flatMap((need) => {
      const days = props.page.entries.flatMap(({ record, supersededBy }) =>
        supersededBy === null && record && "step" in record && record.step === need ? [record.on] : [],
      );
      const last = days.sort()[days.length - 1];
      return last ? [t("after", say(stepOf(need)), last)] : [];
    });
  return (
    <Show when={needs().length > 0}>
      <li class="check">
        <Shape name="check" tone="done" />
        <div>
          {t("needs")}
          <div class="check-note">{needs().join(" · ")}</div>
        </div>
      </li>
    </Show>
  );
}

function VotesCheck(props: { page: DossierPage; step: StepId }) {
  const members = () => props.page.branch.fullMembers;
  return (
    <Show when={props.step === "S15" || props.step === "S23"}>
      <li class="check">
        <Shape name="dot" tone="news" />
        <div>
          {t("votes", members(), votesNeeded(members()))}
          <div class="check-note">{t("votesNote", votesNeeded(members()))}</div>
        </div>
      </li>
    </Show>
  );
}

/** What the form will ask for: papers, and what the rules would miss. */
function ToFill(props: { step: StepId; verdicts: readonly ExplainedVerdict[] }) {
  const papers = () => stepOf(props.step).materials;
  return (
    <Show when={papers().length > 0 || props.verdicts.length > 0}>
      <div class="to-fill">
        <h3 class="field-label">{t("toFill")}</h3>
        <ul class="checks-plain">
          <Show when={papers().length > 0}>
            <li class="check">
              <Shape name="ring" />
              {t("papers", papers().join("、"))}
            </li>
          </Show>
          <For each={props.verdicts}>
            {(verdict) => (
              <li class="check" data-code={verdict.code}>
                <Shape name="ring" />
                {say(verdict)}
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  );
}
