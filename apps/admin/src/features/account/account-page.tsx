// One's own account: the password, the second factor, and where one is signed in.
import { Badge, Button, Card, Dialog, Skeleton, useToast } from "@miaopu/ui";
import { roles } from "@miaopu/domain/access";
import { useMutation } from "@tanstack/solid-query";
import { For, Match, Show, Switch, createSignal } from "solid-js";
import { useAnswer } from "../../answer.ts";
import { api, queryClient, refusalOf, type Outputs } from "../../api.ts";
import { shanghaiTime } from "../../i18n/moment.ts";
import { list, say } from "../../i18n/words.ts";
import { ChangePasswordForm } from "../../session/change-password-page.tsx";
import { useFactor } from "../../session/factor-dialog.tsx";
import { FactorSetUp } from "../../session/factor-set-up.tsx";
import { useSession } from "../../session/session.ts";
import { Page } from "../../shell/page.tsx";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { t } from "./account-words.ts";

export function AccountPage() {
  const session = useSession();
  const held = () => session().user.roles.map((role) => say(roles[role]));
  return (
    <Page
      title={t("title")}
      under={`${session().user.name} · ${session().organisation.name} · ${list(held()) || t("noRole")}`}
    >
      <div class="account-cards">
        <PasswordCard />
        <FactorCard />
        <SessionsCard />
      </div>
    </Page>
  );
}

function PasswordCard() {
  const toast = useToast();
  const [open, setOpen] = createSignal(false);
  return (
    <Card title={t("password")}>
      <div class="stack-close">
        <p class="soft">{t("passwordText")}</p>
        <div>
          <Button onClick={() => setOpen(true)}>{t("changePassword")}</Button>
        </div>
      </div>
      <Dialog open={open()} size="small" title={t("changePassword")} onClose={() => setOpen(false)}>
        <ChangePasswordForm
          onDone={() => {
            setOpen(false);
            toast(t("passwordChanged"));
            void queryClient.invalidateQueries({ queryKey: ["sessions"] });
          }}
        />
      </Dialog>
    </Card>
  );
}

function FactorCard() {
  const toast = useToast();
  const factor = useFactor();
  const [open, setOpen] = createSignal(false);
  return (
    <Card title={t("factor")}>
      <Show when={factor.data} fallback={<Skeleton lines={2} />}>
        {(state) => (
          <div class="stack-close">
            <p>
              <Show
                when={state().isSetUp}
                fallback={
                  <Badge tone="soon" shape="bang">
                    {t("factorNone")}
                  </Badge>
                }
              >
                <Badge tone="done" shape="check">
                  {t("factorSince", shanghaiTime(state().since ?? ""))}
                </Badge>
              </Show>
            </p>
            <p class="soft">{state().isSetUp ? t("recoveryLeft", state().recoveryCodes) : t("factorText")}</p>
            <div>
              <Button onClick={() => setOpen(true)}>
                {state().isSetUp ? t("factorAnew") : t("factorSetUp")}
              </Button>
            </div>
          </div>
        )}
      </Show>
      <Dialog open={open()} size="small" title={t("factorSetUp")} onClose={() => setOpen(false)}>
        <FactorSetUp
          onDone={() => {
            setOpen(false);
            toast(t("factorDone"));
          }}
        />
      </Dialog>
    </Card>
  );
}

type Own = Outputs["session"]["list"][number];

function SessionsCard() {
  const sessions = useAnswer(() => ({ queryKey: ["sessions"], queryFn: () => api.session.list.query() }));
  const others = () => sessions.data?.some(({ isThis }) => !isThis) ?? false;
  const end = useMutation(() => ({
    mutationFn: (id: string | null): Promise<unknown> =>
      id === null ? api.session.endOthers.mutate() : api.session.end.mutate({ id }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["sessions"] }),
  }));
  return (
    <Card title={t("sessions")}>
      <Switch fallback={<Skeleton lines={3} />}>
        <Match when={sessions.isError && !sessions.data}>
          <RefusalNotice refusal={refusalOf(sessions.error)} onRetry={() => sessions.refetch()} />
        </Match>
        <Match when={sessions.data}>
          {(rows) => (
            <div class="stack">
              <ul>
                <For each={rows()}>{(row) => <SessionLine row={row} onEnd={() => end.mutate(row.id)} />}</For>
              </ul>
              <Show when={end.isError}>
                <RefusalNotice refusal={refusalOf(end.error)} />
              </Show>
              <Show when={others()}>
                <div>
                  <Button busy={end.isPending} onClick={() => end.mutate(null)}>
                    {t("endOthers")}
                  </Button>
                </div>
              </Show>
            </div>
          )}
        </Match>
      </Switch>
    </Card>
  );
}

function SessionLine(props: { row: Own; onEnd: () => void }) {
  const where = () => props.row.browser || t("unknownBrowser");
  return (
    <li class="session-line">
      <span>
        {where()} <span class="faint">{t("since", shanghaiTime(props.row.since))}</span>
      </span>
      <Show
        when={!props.row.isThis}
        fallback={
          <Badge tone="done" shape="check">
            {t("thisOne")}
          </Badge>
        }
      >
        <Button
          look="plain"
          aria-label={t("endNamed", where(), shanghaiTime(props.row.since))}
          onClick={() => props.onEnd()}
        >
          {t("end")}
        </Button>
      </Show>
    </li>
  );
}
