// Under a record: its papers by name, how many scans each has, and that paper alone is enough.
import { papersOf, otherPaper, stepOf, isStepId, type PaperPlace } from "@miaopu/domain";
import { For, Show } from "solid-js";
import { say } from "../../../i18n/words.ts";
import { sideLabels } from "../recording/side-record.ts";
import { usePapers } from "./papers.ts";
import { t } from "./papers-words.ts";

/** The step, or what stands beside the steps. */
export const placeTitle = (place: PaperPlace): string => {
  if (isStepId(place)) return say(stepOf(place));
  return place === "veto" ? t("veto") : say(sideLabels[place].title);
};

/** @param props.at the place of the record in the history; nothing is shown but at the last record of a place. */
export function PapersLine(props: { at: number }) {
  const papers = usePapers();
  return (
    <Show when={papers.list.data && papers.placeAt(props.at)}>{(place) => <Line place={place()} />}</Show>
  );
}

function Line(props: { place: PaperPlace }) {
  const papers = usePapers();
  const named = () =>
    papersOf(props.place)
      .map((material) => ({ material, scans: papers.standing(props.place, material).length }))
      .filter(({ material, scans }) => material !== otherPaper || scans > 0);
  return (
    <p class="papers-line">
      <span class="papers-label">{t("papers")}</span>
      <For each={named()}>
        {({ material, scans }) => (
          <span class="papers-one">
            {material} <span class="papers-state">{scans > 0 ? t("scans", scans) : t("onPaper")}</span>
          </span>
        )}
      </For>
      <button
        type="button"
        class="papers-open no-print"
        aria-label={t("openPapers", placeTitle(props.place))}
        onClick={() => papers.open(props.place)}
      >
        {papers.mayAdd() ? t("add") : t("see")}
      </button>
    </p>
  );
}
