// One account beside the list: its state, its roles with who gave and ended them, and what may be done about it.
import { Badge, Button, Drawer, EmptyState, Skeleton, type Tone } from "@miaopu/ui";
import { For, Match, Show, Switch, createSignal } from "solid-js";
import { useAnswer } from "../../answer.ts";
import { api, refusalOf } from "../../api.ts";
import { shanghaiTime } from "../../i18n/moment.ts";
import { mayDo, useSession } from "../../session/session.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { StateBadge, roleName, type Account } from "./account-state.tsx";
import { DeedDialog, type Deed } from "./deed-dialog.tsx";
import { GrantDialog } from "./grant-dialog.tsx";
import { t } from "./accounts-words.ts";

type Grant = Account["grants"][number];

export function AccountDrawer(props: { id: string | null; onClose: () => void }) {
  const account = useAnswer(() => ({
    queryKey: ["accounts", "one", props.id],
    queryFn: () => api.account.get.query({ id: props.id ?? "" }),
    enabled: props.id !== null,
  }));
  return (
    <Drawer
      open={props.id !== null}
      title={account.data?.name ?? t("drawer")}
      onClose={() => props.onClose()}
    >
      <Switch fallback={<Skeleton lines={6} />}>
        <Match when={account.isError && refusalOf(account.error).code === "NOT_FOUND"}>
          <EmptyState title={t("gone")} />
        </Match>
        <Match when={account.isError && !account.data}>
          <RefusalNotice refusal={refusalOf(account.error)} onRetry={() => account.refetch()} />
        </Match>
        <Match when={account.data}>{(one) => <AccountFacts account={one()} />}</Match>
      </Switch>
    </Drawer>
  );
}

function AccountFacts(props: { account: Account }) {
  const [deed, setDeed] = createSignal<Deed | null>(null);
  return (
    <div class="stack">
      <dl class="facts">
        <dt>{t("username")}</dt>
        <dd>{props.account.username}</dd>
        <dt>{t("organisation")}</dt>
        <dd>{props.account.organisation.name}</dd>
        <dt>{t("state")}</dt>
        <dd>
          <StateBadge state={props.account.state} />
        </dd>
        <dt>{t("lastSignIn")}</dt>
        <dd>{props.account.lastSignInAt === null ? t("never") : shanghaiTime(props.account.lastSignInAt)}</dd>
        <dt>{t("factor")}</dt>
        <dd>{t(props.account.hasSecondFactor ? "factorYes" : "factorNo")}</dd>
        <Show when={props.account.isLinked}>
          <dt>{t("linked")}</dt>
          <dd>{t("linkedYes")}</dd>
        </Show>
      </dl>
      <Deeds account={props.account} onDeed={setDeed} />
      <section class="stack-close" aria-label={t("history")}>
        <h3 class="card-title">{t("history")}</h3>
        <Show when={props.account.grants.length > 0} fallback={<p class="soft">{t("noHistory")}</p>}>
          <ul>
            <For each={props.account.grants.toReversed()}>
              {(grant) => <GrantLine grant={grant} account={props.account} onDeed={setDeed} />}
            </For>
          </ul>
        </Show>
      </section>
      <DeedDialog account={props.account} deed={deed()} onClose={() => setDeed(null)} />
    </div>
  );
}

function Deeds(props: { account: Account; onDeed: (deed: Deed) => void }) {
  const session = useSession();
  const [granting, setGranting] = createSignal(false);
  const may = (action: Parameters<typeof mayDo>[1]) => mayDo(session(), action);
  const isSuspended = () => props.account.state === "suspended";
  return (
    <Show when={!props.account.isOwn} fallback={<p class="faint">{t("ownAccount")}</p>}>
      <div class="row">
        <Show when={may("grant.propose") && !isSuspended()}>
          <Button look="main" onClick={() => setGranting(true)}>
            {t("grant")}
          </Button>
        </Show>
        <Show when={may("account.reset")}>
          <Button onClick={() => props.onDeed({ kind: "reset" })}>{t("reset")}</Button>
        </Show>
        <Show when={may("account.suspend")}>
          <Button onClick={() => props.onDeed({ kind: isSuspended() ? "restore" : "suspend" })}>
            {t(isSuspended() ? "restore" : "suspend")}
          </Button>
        </Show>
        <Show when={may("account.drop-factor") && props.account.hasSecondFactor}>
          <Button onClick={() => props.onDeed({ kind: "dropFactor" })}>{t("dropFactor")}</Button>
        </Show>
      </div>
      <GrantDialog open={granting()} account={props.account} onClose={() => setGranting(false)} />
    </Show>
  );
}

const grantLooks: Readonly<
  Record<
    Grant["state"],
    readonly [Tone, "check" | "bang" | "cross", "stateInForce" | "stateWaiting" | "stateEnded"]
  >
> = {
  "in-force": ["done", "check", "stateInForce"],
  waiting: ["soon", "bang", "stateWaiting"],
  ended: ["plain", "cross", "stateEnded"],
};

function GrantLine(props: { grant: Grant; account: Account; onDeed: (deed: Deed) => void }) {
  const session = useSession();
  const look = () => grantLooks[props.grant.state];
  const isOthers = () => !props.account.isOwn;
  const mayConfirm = () => isOthers() && props.grant.state === "waiting" && mayDo(session(), "grant.confirm");
  const mayEnd = () => isOthers() && props.grant.state !== "ended" && mayDo(session(), "grant.end");
  return (
    <li class="grant-line">
      <span class="row">
        <strong>{roleName(props.grant.role)}</strong>
        <Badge tone={look()[0]} shape={look()[1]}>
          {t(look()[2])}
        </Badge>
      </span>
      <GrantStory grant={props.grant} />
      <Show when={mayConfirm() || mayEnd()}>
        <div class="row">
          <Show when={mayConfirm()}>
            <Show when={!props.grant.isOwnProposal} fallback={<span class="faint">{t("ownProposal")}</span>}>
              <Button look="main" onClick={() => props.onDeed({ kind: "confirm", grant: props.grant })}>
                {t("confirm")}
              </Button>
            </Show>
          </Show>
          <Show when={mayEnd()}>
            <Button
              aria-label={t("endTitle", roleName(props.grant.role), props.account.name)}
              onClick={() => props.onDeed({ kind: "end", grant: props.grant })}
            >
              {t("end")}
            </Button>
          </Show>
        </div>
      </Show>
    </li>
  );
}

function GrantStory(props: { grant: Grant }) {
  return (
    <div class="faint">
      <p>
        {props.grant.proposedBy === null
          ? t("foundedAt", shanghaiTime(props.grant.proposedAt))
          : t("proposedBy", props.grant.proposedBy, shanghaiTime(props.grant.proposedAt))}
      </p>
      <Show when={props.grant.confirmedBy && props.grant.confirmedAt}>
        <p>{t("confirmedBy", props.grant.confirmedBy ?? "", shanghaiTime(props.grant.confirmedAt ?? ""))}</p>
      </Show>
      <Show when={props.grant.endedAt}>
        <p>
          {t("endedBy", props.grant.endedBy ?? t("none"), shanghaiTime(props.grant.endedAt ?? ""))}
          {" · "}
          {t("why", props.grant.endReason ?? "")}
        </p>
      </Show>
    </div>
  );
}
