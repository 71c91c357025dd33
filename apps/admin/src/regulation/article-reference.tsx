// The reason beside a date: an article with a dotted line under it, that opens what it asks and in which edition.
import { Popover } from "@miaopu/ui";
import { actors, stepOf, type Basis, type StepId } from "@miaopu/domain";
import { Show } from "solid-js";
import { list, say, words } from "../i18n/words.ts";
import { useSession } from "../session/session.ts";
import { articleWords, datedArticleWords, fullArticleWords, packWords } from "./article.ts";
import { stepNotes } from "./step-notes.ts";

const t = words(
  {
    gist: "（要点，非条文原文）",
    actor: "谁来办",
    papers: "材料",
    since: (day: string) => `自 ${day} 起施行；该日期为本系统的设置`,
    local: "本镇细则只能在国家规定之上加严，不能放宽。",
    general: "日期、次序和迟录说明适用于每一步。",
  },
  {
    gist: "(in short, not the article's own words)",
    actor: "By",
    papers: "Papers",
    since: (day) => `In force from ${day}, a setting of this installation`,
    local: "The township may tighten the national rules, never loosen them.",
    general: "Dates, order and late entries concern every step.",
  },
);

const forms = { plain: articleWords, dated: datedArticleWords, full: fullArticleWords };

interface ArticleProps {
  article: string | null;
  pack: Basis;
  /** The step it is cited for: its gist, actors and papers are shown. */
  step?: StepId | null | undefined;
  /** plain: 第七条; dated: with the year of the revised edition; full: with 细则 before it. */
  form?: keyof typeof forms;
  align?: "start" | "end";
}

export function ArticleReference(props: ArticleProps) {
  const session = useSession();
  const label = () => forms[props.form ?? "plain"](props.article, props.pack);
  return (
    <Popover label={label()} align={props.align}>
      <div class="article-panel">
        <strong>
          {packWords(props.pack)}
          <Show when={props.article}> {articleWords(props.article, props.pack)}</Show>
        </strong>
        <Show when={props.pack === "local"}>
          <p>{t("local")}</p>
        </Show>
        <Show when={props.pack !== "local" && props.article === null}>
          <p>{t("general")}</p>
        </Show>
        <Show when={props.step}>{(step) => <StepGist step={step()} />}</Show>
        <Show when={props.pack === "cpc-2026"}>
          <p class="faint">{t("since", session().packs["cpc-2026"])}</p>
        </Show>
      </div>
    </Popover>
  );
}

function StepGist(props: { step: StepId }) {
  const step = () => stepOf(props.step);
  return (
    <dl class="facts">
      <dt>
        {step().id} {say(step())}
      </dt>
      <dd>
        {say(stepNotes[props.step].gist)} <span class="faint">{t("gist")}</span>
      </dd>
      <dt>{t("actor")}</dt>
      <dd>{list(step().by.map((actor) => say(actors[actor])))}</dd>
      <Show when={step().materials.length > 0}>
        <dt>{t("papers")}</dt>
        <dd>{step().materials.join("、")}</dd>
      </Show>
    </dl>
  );
}
