// One entry beside the list: all that it says, its hash, and the entries before and after it.
import { Button, Drawer, EmptyState, Notice, Skeleton } from "@miaopu/ui";
import { loggedWords, roles, type Role } from "@miaopu/domain/access";
import { For, Match, Show, Switch } from "solid-js";
import { useAnswer } from "../../answer.ts";
import { api, refusalOf, type Outputs } from "../../api.ts";
import { shanghaiTime } from "../../i18n/moment.ts";
import { list, say } from "../../i18n/words.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { OutcomeBadge, actorName, subjectName } from "./log-card.tsx";
import { t } from "./audit-log-words.ts";

type Entry = Outputs["auditLog"]["entry"];

interface EntryDrawerProps {
  seq: number | null;
  onOpen: (seq: number | null) => void;
  /** Shows what one account did, or what was done about one thing. */
  onNarrow: (to: { actor: string } | { subject: string }) => void;
}

export function EntryDrawer(props: EntryDrawerProps) {
  const entry = useAnswer(() => ({
    queryKey: ["audit-log", "entry", props.seq],
    queryFn: () => api.auditLog.entry.query({ seq: props.seq ?? 1 }),
    enabled: props.seq !== null,
    staleTime: Infinity,
  }));
  return (
    <Drawer
      open={props.seq !== null}
      title={props.seq === null ? t("title") : t("entry", props.seq)}
      onClose={() => props.onOpen(null)}
    >
      <Switch fallback={<Skeleton lines={8} />}>
        <Match when={entry.isError && refusalOf(entry.error).code === "NOT_FOUND"}>
          <EmptyState title={t("gone")} />
        </Match>
        <Match when={entry.isError && !entry.data}>
          <RefusalNotice refusal={refusalOf(entry.error)} onRetry={() => entry.refetch()} />
        </Match>
        <Match when={entry.data}>
          {(one) => <EntryFacts entry={one()} onOpen={props.onOpen} onNarrow={props.onNarrow} />}
        </Match>
      </Switch>
    </Drawer>
  );
}

const roleName = (role: string): string => (Object.hasOwn(roles, role) ? say(roles[role as Role]) : role);

function EntryFacts(props: { entry: Entry } & Pick<EntryDrawerProps, "onOpen" | "onNarrow">) {
  return (
    <div class="stack">
      <dl class="facts">
        <dt>{t("time")}</dt>
        <dd>{shanghaiTime(props.entry.at)}</dd>
        <dt>{t("who")}</dt>
        <dd>{actorName(props.entry)}</dd>
        <dt>{t("roles")}</dt>
        <dd>{list(props.entry.roles.map(roleName)) || t("none")}</dd>
        <dt>{t("organisation")}</dt>
        <dd>{props.entry.organisation?.name ?? props.entry.organisation?.id ?? t("none")}</dd>
        <dt>{t("action")}</dt>
        <dd>{say(loggedWords(props.entry.action))}</dd>
        <dt>{t("outcome")}</dt>
        <dd>
          <OutcomeBadge outcome={props.entry.outcome} />
        </dd>
        <dt>{t("about")}</dt>
        <dd class="log-code">
          {subjectName(props.entry)}
          <Show when={props.entry.subject}>{(subject) => <div class="faint">{subject().id}</div>}</Show>
        </dd>
        <dt>{t("reason")}</dt>
        <dd>{props.entry.reason ?? t("none")}</dd>
        <Show when={Object.keys(props.entry.details).length > 0}>
          <dt>{t("details")}</dt>
          <dd class="log-code">
            <For each={Object.entries(props.entry.details)}>
              {([key, value]) => (
                <div>
                  {t("detail", key)}：{String(value)}
                </div>
              )}
            </For>
          </dd>
        </Show>
      </dl>
      <Narrowing entry={props.entry} onNarrow={props.onNarrow} />
      <Links entry={props.entry} onOpen={props.onOpen} />
    </div>
  );
}

function Narrowing(props: { entry: Entry } & Pick<EntryDrawerProps, "onNarrow">) {
  return (
    <div class="row">
      <Show when={props.entry.actor}>
        {(actor) => <Button onClick={() => props.onNarrow({ actor: actor().id })}>{t("theirs")}</Button>}
      </Show>
      <Show when={props.entry.subject}>
        {(subject) => <Button onClick={() => props.onNarrow({ subject: subject().id })}>{t("same")}</Button>}
      </Show>
    </div>
  );
}

function Links(props: { entry: Entry } & Pick<EntryDrawerProps, "onOpen">) {
  const neighbours = () =>
    [
      { link: props.entry.previous, words: "previous" as const },
      { link: props.entry.next, words: "next" as const },
    ].flatMap(({ link, words }) => (link === null ? [] : [{ ...link, words }]));
  return (
    <section class="stack-close" aria-label={t("hash")}>
      <Notice tone={props.entry.holds ? "done" : "bad"}>{t(props.entry.holds ? "holds" : "broken")}</Notice>
      <div class="log-code">{props.entry.hash}</div>
      <For each={neighbours()}>
        {(neighbour) => (
          <div>
            <Button look="plain" onClick={() => props.onOpen(neighbour.seq)}>
              {t(neighbour.words, neighbour.seq)}
            </Button>
            <div class="log-code faint">{neighbour.hash}</div>
          </div>
        )}
      </For>
    </section>
  );
}
