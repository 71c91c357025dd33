// A scan in large beside the file: turned with the arrow keys, closed with Escape, withdrawn with a reason.
import { Button, Drawer, Skeleton } from "@miaopu/ui";
import type { PaperPlace } from "@miaopu/domain";
import { Match, Show, Switch, createEffect, createSignal, on, onCleanup } from "solid-js";
import { useAnswer } from "../../../answer.ts";
import { isRefusal, refusalOf } from "../../../api.ts";
import { throughGate } from "../../../gate.ts";
import { RefusalNotice } from "../../../shell/refusal-notice.tsx";
import { scanAddress, usePapers, type Scan } from "./papers.ts";
import { t } from "./papers-words.ts";
import { WithdrawForm } from "./withdraw-form.tsx";

interface ScanViewerProps {
  place: PaperPlace | null;
  /** The scan in sight, null while closed. */
  id: string | null;
  onMove: (id: string) => void;
  onClose: () => void;
}

/** Where among the place's open scans the one in sight stands, and moving from it. */
function useTurning(props: ScanViewerProps) {
  const papers = usePapers();
  const all = () =>
    (papers.list.data?.rows ?? []).filter(
      (scan) => scan.place === props.place && scan.withdrawn === null && scan.mayRead,
    );
  const at = () => all().findIndex(({ id }) => id === props.id);
  return {
    at,
    count: () => all().length,
    scan: () => all()[at()],
    move: (by: number) => {
      const next = all()[at() + by];
      if (next) props.onMove(next.id);
    },
  };
}

export function ScanViewer(props: ScanViewerProps) {
  const papers = usePapers();
  const [withdrawing, setWithdrawing] = createSignal(false);
  const { at, count, scan, move } = useTurning(props);
  createEffect(
    on(
      () => props.id,
      () => setWithdrawing(false),
    ),
  );
  const turn = (event: KeyboardEvent) => {
    if (!scan() || withdrawing() || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowLeft") move(-1);
    if (event.key === "ArrowRight") move(1);
  };
  document.addEventListener("keydown", turn);
  onCleanup(() => document.removeEventListener("keydown", turn));
  return (
    <Drawer
      open={scan() !== undefined}
      size="wide"
      title={scan() ? t("viewer", scan()?.material ?? "", at() + 1, count()) : ""}
      onClose={() => props.onClose()}
    >
      <Show when={scan()}>
        {(one) => (
          <div class="viewer">
            <ViewerBar
              scan={one()}
              first={at() === 0}
              last={at() === count() - 1}
              onMove={move}
              onWithdraw={papers.mayWithdraw() ? () => setWithdrawing(true) : undefined}
            />
            <Show when={withdrawing()}>
              <WithdrawForm
                id={one().id}
                onDone={() => props.onClose()}
                onBack={() => setWithdrawing(false)}
              />
            </Show>
            <Show
              when={one().mediaType !== "application/pdf"}
              fallback={<p class="soft">{t("noPreview")}</p>}
            >
              <Drawn scan={one()} />
            </Show>
          </div>
        )}
      </Show>
    </Drawer>
  );
}

interface ViewerBarProps {
  scan: Scan;
  first: boolean;
  last: boolean;
  onMove: (by: number) => void;
  onWithdraw: (() => void) | undefined;
}

function ViewerBar(props: ViewerBarProps) {
  return (
    <div class="viewer-bar">
      <Button grey={props.first} onClick={() => props.onMove(-1)}>
        {t("previous")}
      </Button>
      <Button grey={props.last} onClick={() => props.onMove(1)}>
        {t("next")}
      </Button>
      <span class="faint viewer-note">
        {t("addedBy", props.scan.addedAt.slice(0, 10), props.scan.addedBy.name)} ·{" "}
        {t("pages", props.scan.pages)} · {t("keys")}
      </span>
      <a class="button" href={scanAddress(props.scan.id)} download="">
        {t("download")}
      </a>
      <Show when={props.onWithdraw}>
        {(withdraw) => <Button onClick={() => withdraw()()}>{t("withdraw")}</Button>}
      </Show>
    </div>
  );
}

/** Fetched by hand, so that a refusal can be read: a picture's address would show a broken picture alone. */
async function pictureAt(address: string): Promise<string> {
  const response = await throughGate(() => fetch(address));
  if (response.ok) return URL.createObjectURL(await response.blob());
  const answer: unknown = await response.json().catch(() => null);
  throw isRefusal(answer) ? answer : new TypeError("no answer");
}

function Drawn(props: { scan: Scan }) {
  const picture = useAnswer(() => ({
    queryKey: ["scan", props.scan.id],
    queryFn: () => pictureAt(scanAddress(props.scan.id, "/preview")),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  }));
  let shown: string | undefined;
  const forget = () => shown && URL.revokeObjectURL(shown);
  createEffect(() => {
    if (picture.data === shown) return;
    forget();
    shown = picture.data;
  });
  onCleanup(forget);
  return (
    <Switch fallback={<Skeleton lines={8} />}>
      <Match when={picture.data}>
        {(address) => <img class="viewer-picture" src={address()} alt={t("drawn", props.scan.material)} />}
      </Match>
      <Match when={picture.isError}>
        <RefusalNotice refusal={refusalOf(picture.error)} onRetry={() => picture.refetch()} />
      </Match>
    </Switch>
  );
}
