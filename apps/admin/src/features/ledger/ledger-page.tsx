// The ledger's page: choose a file, check its columns, watch the audit, read what was found. The audit's id is the address.
import type { LedgerPreview } from "@miaopu/api/router";
import { Button, Notice } from "@miaopu/ui";
import { useSearchParams } from "@solidjs/router";
import { Match, Show, Switch, createEffect, createSignal, on, onCleanup, untrack } from "solid-js";
import { api, refusalOf, type Refusal } from "../../api.ts";
import { Page } from "../../shell/page.tsx";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { Checking } from "./checking.tsx";
import { Choosing } from "./choosing.tsx";
import { sendFile } from "./ledger-files.ts";
import { t } from "./ledger-words.ts";
import { LedgerResult } from "./ledger-result.tsx";
import { Running, type Progress } from "./running.tsx";

const every = 400;

export function LedgerPage() {
  const [params, setParams] = useSearchParams<{ job: string }>();
  const [preview, setPreview] = createSignal<LedgerPreview | null>(null);
  const restart = () => {
    setPreview(null);
    setParams({ job: null });
  };
  return (
    <Page
      title={t("title")}
      under={t("under")}
      actions={
        <Show when={params.job ?? preview()}>
          <Button onClick={restart}>{t("again")}</Button>
        </Show>
      }
    >
      <Switch fallback={<FirstStep onPreview={setPreview} />}>
        <Match when={params.job} keyed>
          {(jobId) => <Job jobId={jobId} onRestart={restart} />}
        </Match>
        <Match when={preview()}>
          {(one) => <Checking preview={one()} onStarted={(job) => setParams({ job })} />}
        </Match>
      </Switch>
    </Page>
  );
}

function FirstStep(props: { onPreview: (preview: LedgerPreview) => void }) {
  const [reading, setReading] = createSignal<AbortController | null>(null);
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  const read = async (file: File) => {
    const stop = new AbortController();
    setReading(stop);
    setRefusal(null);
    const sent = await sendFile("ledger", file, stop.signal);
    setReading(null);
    if (sent.ok) props.onPreview(sent.value);
    else setRefusal(sent.refusal);
  };
  onCleanup(() => reading()?.abort());
  return (
    <Choosing
      reading={reading() !== null}
      refusal={refusal()}
      onFile={(file) => void read(file)}
      onStop={() => reading()?.abort()}
    />
  );
}

/** Looks at a job until it ends. */
function watch(jobId: string) {
  const [progress, setProgress] = createSignal<Progress>();
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone = false;
  const look = async () => {
    try {
      const seen = await api.ledger.progress.query({ jobId });
      if (gone) return;
      setProgress(seen);
      setRefusal(null);
      if (seen.state === "running") timer = setTimeout(() => void look(), every);
    } catch (error) {
      if (!gone) setRefusal(refusalOf(error));
    }
  };
  onCleanup(() => {
    gone = true;
    clearTimeout(timer);
  });
  void look();
  return { progress, refusal, look };
}

/** Keyed by its id: another job makes another watch. */
function Job(props: { jobId: string; onRestart: () => void }) {
  const { progress, refusal, look } = watch(untrack(() => props.jobId));
  const cancel = async () => {
    await api.ledger.cancel.mutate({ jobId: props.jobId }).catch(() => undefined);
    await look();
  };
  let heading: HTMLDivElement | undefined;
  createEffect(
    on(
      () => progress()?.state,
      (state) => state === "done" && heading?.focus(),
      { defer: true },
    ),
  );
  return (
    <div ref={(made) => (heading = made)} tabindex="-1" class="stack">
      <Switch fallback={<Running progress={progress()} onCancel={() => void cancel()} />}>
        <Match when={refusal()}>
          {(one) => <RefusalNotice refusal={one()} onRetry={() => void look()} />}
        </Match>
        <Match when={progress()?.state === "cancelled"}>
          <Notice tone="plain">{t("cancelled")}</Notice>
        </Match>
        <Match when={progress()?.state === "failed" && progress()?.refusal}>
          {(one) => <RefusalNotice refusal={one()} />}
        </Match>
        <Match when={progress()?.state === "done"}>
          <LedgerResult jobId={props.jobId} />
        </Match>
      </Switch>
    </div>
  );
}
