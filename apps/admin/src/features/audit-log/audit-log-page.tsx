// The auditor's page: who saw, changed and exported what; whether the log holds; and the log as a file.
import { Button } from "@miaopu/ui";
import { useSearchParams } from "@solidjs/router";
import { useMutation } from "@tanstack/solid-query";
import { Show, createSignal } from "solid-js";
import { useAnswer } from "../../answer.ts";
import { api, refusalOf } from "../../api.ts";
import { mayDo, useSession } from "../../session/session.ts";
import { Page } from "../../shell/page.tsx";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { EntryDrawer } from "./entry-drawer.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import { filterOf, fromNewest, inputOf, useLogAddress, type LogAddress } from "./log-address.ts";
import { LogCard } from "./log-card.tsx";
import { verifierAddress } from "./log-files.ts";
import { LogSearch } from "./log-search.tsx";
import { VerdictNotice } from "./verdict-notice.tsx";
import { t } from "./audit-log-words.ts";

export function AuditLogPage() {
  const address = useLogAddress();
  const [params, setParams] = useSearchParams<{ entry: string }>();
  const [exporting, setExporting] = createSignal(false);
  const page = useAnswer(() => ({
    queryKey: ["audit-log", "list", inputOf(address)],
    queryFn: () => api.auditLog.list.query(inputOf(address)),
    keepsPrevious: true,
  }));
  const verifying = useMutation(() => ({ mutationFn: () => api.auditLog.verify.query() }));
  const open = (seq: number | null) =>
    setParams({ entry: seq }, { scroll: false, replace: seq === null, state: { q: address.q() } });
  const opened = () => (/^\d{1,15}$/.test(params.entry ?? "") ? Number(params.entry) : null);
  return (
    <Page
      title={t("title")}
      under={t("under")}
      actions={
        <Deeds
          verifying={verifying.isPending}
          onVerify={() => verifying.mutate()}
          onExport={() => setExporting(true)}
        />
      }
    >
      <div class="stack">
        <Show when={verifying.data}>{(verdict) => <VerdictNotice verdict={verdict()} />}</Show>
        <Show when={verifying.isError}>
          <RefusalNotice refusal={refusalOf(verifying.error)} />
        </Show>
        <LogSearch address={address} />
        <OneAccount address={address} />
        <LogCard
          page={page}
          address={address}
          isFiltered={Object.keys(filterOf(address)).length > 0}
          onOpen={(row) => open(row.seq)}
        />
      </div>
      <EntryDrawer
        seq={opened()}
        onOpen={open}
        onNarrow={(to) => address.search(address.q(), { ...fromNewest, ...to, entry: "" })}
      />
      <ExportDialog open={exporting()} address={address} onClose={() => setExporting(false)} />
    </Page>
  );
}

function Deeds(props: { verifying: boolean; onVerify: () => void; onExport: () => void }) {
  const session = useSession();
  return (
    <>
      <a class="button" href={verifierAddress} download="" rel="external" title={t("verifierHint")}>
        {t("verifier")}
      </a>
      <Show when={mayDo(session(), "audit-log.export")}>
        <Button onClick={() => props.onExport()}>{t("export")}</Button>
      </Show>
      <Button look="main" busy={props.verifying} onClick={() => props.onVerify()}>
        {t("verify")}
      </Button>
    </>
  );
}

/** Whose entries alone are shown, where it is one account's; and the way back to everybody's. */
function OneAccount(props: { address: LogAddress }) {
  return (
    <Show when={props.address.filter("actor")}>
      <div class="row">
        <span class="soft">{t("onlyActor")}</span>
        <Button
          look="plain"
          onClick={() => props.address.search(props.address.q(), { ...fromNewest, actor: "" })}
        >
          {t("everybody")}
        </Button>
      </div>
    </Show>
  );
}
