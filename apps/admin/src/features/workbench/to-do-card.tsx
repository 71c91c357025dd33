// The day's to-dos by deadline: why each is here, by which article, and a button to the very field.
import { Button, Card, EmptyState } from "@miaopu/ui";
import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { Outputs } from "../../api.ts";
import { say } from "../../i18n/words.ts";
import { ArticleReference } from "../../regulation/article-reference.tsx";
import { DueBadge } from "../../regulation/due-badge.tsx";
import { stepNotes } from "../../regulation/step-notes.ts";
import { mayDo, mayRecord, useSession } from "../../session/session.ts";
import { t } from "./workbench-words.ts";

type Workbench = Outputs["workbench"]["get"];
type Item = Workbench["items"][number];

export function ToDoCard(props: { data: Workbench; onAll: () => void }) {
  const hidden = () => props.data.total - props.data.items.length;
  return (
    <Card title={t("toDo")} aside={t("sorted", props.data.total)} flush>
      <Show when={props.data.items.length > 0} fallback={<NothingToDo />}>
        <ul>
          <For each={props.data.items}>
            {(item, index) => <ToDo item={item} today={props.data.today} first={index() === 0} />}
          </For>
        </ul>
        <Show when={hidden() > 0}>
          <div class="to-do-more">
            <Button look="plain" onClick={() => props.onAll()}>
              {t("more", hidden())}
            </Button>
          </div>
        </Show>
      </Show>
    </Card>
  );
}

function ToDo(props: { item: Item; today: Workbench["today"]; first: boolean }) {
  const session = useSession();
  return (
    <li class="to-do">
      <DueBadge due={props.item.due} today={props.today} />
      <div class="to-do-what">
        <div>
          <A class="to-do-name" href={`/dossiers/${props.item.dossierId}`}>
            {props.item.personName}
          </A>{" "}
          · {say(props.item.stepTitle)} <span class="faint">{props.item.branchName}</span>
        </div>
        <div class="to-do-why">
          {say(props.item.why)} ·{" "}
          <ArticleReference
            article={props.item.article}
            pack={props.item.pack}
            step={props.item.step}
            form="full"
          />
        </div>
      </div>
      <Show when={mayRecord(session(), props.item.step)}>
        <A
          class="button"
          data-look={props.first ? "main" : "line"}
          href={`/dossiers/${props.item.dossierId}?record=${props.item.step}`}
        >
          {say(stepNotes[props.item.step].action)}
          <span class="sr-only"> {props.item.personName}</span>
        </A>
      </Show>
    </li>
  );
}

function NothingToDo() {
  const session = useSession();
  return (
    <EmptyState
      title={t("done")}
      text={t("doneText")}
      action={
        <Show when={mayDo(session(), "dossier.open")}>
          <A class="button" data-look="main" href="/dossiers/new">
            {t("newFile")}
          </A>
        </Show>
      }
    />
  );
}
