// The papers of one step beside its file: each with its scans, those on their way, and where to add more.
import { Drawer, Notice } from "@miaopu/ui";
import { isStepId, papersOf, type PaperPlace } from "@miaopu/domain";
import { For, Show, createSignal, type ParentProps } from "solid-js";
import type { DossierPage } from "../../../api.ts";
import { PaperSection } from "./paper-section.tsx";
import { createPapers, PapersProvider, usePapers, type Scan } from "./papers.ts";
import { placeTitle } from "./papers-line.tsx";
import { t } from "./papers-words.ts";
import { ScanViewer } from "./scan-viewer.tsx";

/** A file's page with its papers at hand, and the drawer of whichever place is opened. */
export function PapersOf(props: ParentProps<{ page: DossierPage }>) {
  const papers = createPapers(() => props.page);
  return (
    <PapersProvider value={papers}>
      {props.children}
      <PapersDrawer />
    </PapersProvider>
  );
}

function PapersDrawer() {
  const papers = usePapers();
  const [viewed, setViewed] = createSignal<string | null>(null);
  const title = (place: PaperPlace) =>
    isStepId(place) ? t("drawerTitle", place, placeTitle(place)) : t("sideTitle", placeTitle(place));
  return (
    <>
      <Drawer
        open={papers.opened() !== null}
        title={papers.opened() ? title(papers.opened() as PaperPlace) : ""}
        onClose={() => papers.close()}
      >
        <Show when={papers.opened()} keyed>
          {(place) => <Place place={place} onView={(scan) => setViewed(scan.id)} />}
        </Show>
      </Drawer>
      <ScanViewer place={papers.opened()} id={viewed()} onMove={setViewed} onClose={() => setViewed(null)} />
    </>
  );
}

function Place(props: { place: PaperPlace; onView: (scan: Scan) => void }) {
  const papers = usePapers();
  return (
    <div class="stack">
      <Notice tone="plain">
        <p>{t("paperCounts")}</p>
        <Show when={papers.mayAdd()}>
          <p class="faint">{t("dropHere")}</p>
        </Show>
      </Notice>
      <For each={papersOf(props.place)}>
        {(material) => (
          <PaperSection place={props.place} material={material} onView={(scan) => props.onView(scan)} />
        )}
      </For>
      <Withdrawn place={props.place} />
    </div>
  );
}

/** What was withdrawn stays in sight, with who did it, when and why. */
function Withdrawn(props: { place: PaperPlace }) {
  const papers = usePapers();
  return (
    <Show when={papers.withdrawn(props.place).length > 0}>
      <section class="paper" aria-label={t("withdrawn")}>
        <h3 class="field-label">{t("withdrawn")}</h3>
        <ul class="withdrawn-scans">
          <For each={papers.withdrawn(props.place)}>
            {(scan) => (
              <li>
                <s>{scan.material}</s>{" "}
                <Show when={scan.withdrawn}>
                  {(withdrawn) => (
                    <span>
                      {t("withdrawnBy", withdrawn().at.slice(0, 10), withdrawn().by.name)} ·{" "}
                      {t("because", withdrawn().reason)}
                    </span>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
