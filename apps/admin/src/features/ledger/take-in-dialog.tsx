// The ledger's rows become files from paper: counted first, confirmed with the counts, and told what came of it.
import { Button, Dialog, Notice, Skeleton } from "@miaopu/ui";
import { For, Match, Show, Switch, createEffect, createSignal, on } from "solid-js";
import { api, queryClient, refusalOf, type Outputs, type Refusal } from "../../api.ts";
import { say } from "../../i18n/words.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { t } from "./ledger-words.ts";

type TakenIn = Outputs["ledger"]["takeIn"];

interface TakeInDialogProps {
  jobId: string;
  open: boolean;
  onClose: () => void;
}

export function TakeInDialog(props: TakeInDialogProps) {
  const [answer, setAnswer] = createSignal<TakenIn | null>(null);
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  const [busy, setBusy] = createSignal(false);
  const ask = async (dryRun: boolean) => {
    setBusy(true);
    setRefusal(null);
    try {
      setAnswer(await api.ledger.takeIn.mutate({ jobId: props.jobId, dryRun }));
      if (!dryRun)
        void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "ledger" });
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setBusy(false);
    }
  };
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        setAnswer(null);
        void ask(true);
      },
    ),
  );
  return (
    <Dialog open={props.open} title={t("takeInTitle")} onClose={() => props.onClose()}>
      <div class="stack">
        <Show when={answer()?.dryRun !== false}>
          <p>{t("takeInText")}</p>
        </Show>
        <Show when={refusal()}>{(one) => <RefusalNotice refusal={one()} />}</Show>
        <Switch>
          <Match when={answer()?.dryRun === false && answer()}>
            {(done) => <Done answer={done()} onClose={() => props.onClose()} />}
          </Match>
          <Match when={answer()}>
            {(counted) => (
              <Confirm
                answer={counted()}
                busy={busy()}
                onConfirm={() => void ask(false)}
                onClose={() => props.onClose()}
              />
            )}
          </Match>
          <Match when={busy()}>
            <output>
              {t("counting")}
              <Skeleton lines={3} />
            </output>
          </Match>
        </Switch>
      </div>
    </Dialog>
  );
}

interface ConfirmProps {
  answer: TakenIn;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

function Confirm(props: ConfirmProps) {
  return (
    <>
      <ul class="checks">
        <li>
          <strong>{t("willCreate", props.answer.created)}</strong>
        </li>
        <Show when={props.answer.already > 0}>
          <li>{t("willSkip", props.answer.already)}</li>
        </Show>
        <Show when={props.answer.incomplete.length > 0}>
          <li>{t("incomplete", props.answer.incomplete.length)}</li>
        </Show>
        <Show when={props.answer.rejected.length > 0}>
          <li>
            {t("willReject", props.answer.rejected.length)}
            <Rejected answer={props.answer} />
          </li>
        </Show>
      </ul>
      <div class="row">
        <Show when={props.answer.created > 0} fallback={<p class="soft">{t("nothingToTake")}</p>}>
          <Button look="main" busy={props.busy} onClick={() => props.onConfirm()}>
            {t("confirm", props.answer.created)}
          </Button>
        </Show>
        <Button onClick={() => props.onClose()}>{t("close")}</Button>
      </div>
    </>
  );
}

function Done(props: { answer: TakenIn; onClose: () => void }) {
  return (
    <>
      <Notice tone="done" live>
        <p>
          <strong>{t("takenIn", props.answer.created)}</strong>{" "}
          <Show when={props.answer.already > 0}>{t("skipped", props.answer.already)}</Show>
        </p>
      </Notice>
      <Show when={props.answer.incomplete.length > 0}>
        <p>{t("incomplete", props.answer.incomplete.length)}</p>
      </Show>
      <Show when={props.answer.rejected.length > 0}>
        <div>
          <p>{t("rejected", props.answer.rejected.length)}</p>
          <Rejected answer={props.answer} />
        </div>
      </Show>
      <div class="row">
        <a class="button" data-look="main" href="/dossiers">
          {t("openDossiers")}
        </a>
        <Button onClick={() => props.onClose()}>{t("close")}</Button>
      </div>
    </>
  );
}

function Rejected(props: { answer: TakenIn }) {
  return (
    <ul class="rejected">
      <For each={props.answer.rejected}>
        {(one) => <li>{t("rejectedRow", one.row, one.name || t("nameless"), say(one.reason))}</li>}
      </For>
    </ul>
  );
}
