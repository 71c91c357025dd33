// Under a record: its papers by name, how many scans each has, and that paper alone is enough.
import { papersOf, otherPaper, stepOf, isStepId, type PaperPlace } from "@miaopu/domain";
import { For, Show } from "solid-js";
import { list, say } from "../../../i18n/words.ts";
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
  const counted = () =>
    papersOf(props.place).map((material) => ({
      material,
      scans: papers.standing(props.place, material).length,
    }));
  const scanned = () => counted().filter(({ scans }) => scans > 0);
  const onPaper = () =>
    counted()
      .filter(({ material, scans }) => scans === 0 && material !== otherPaper)
      .map(({ material }) => material);
  const isNothing = () => scanned().length === 0 && !papers.mayAdd();
  return (
    <p class="papers-line">
      <span>{t("papers")}</span>
      <For each={scanned()}>
        {({ material, scans }) => (
          <span class="papers-scanned">
            {material} {t("scans", scans)}
          </span>
        )}
      </For>
      <Show when={onPaper().length > 0}>
        <span>{t("onPaper", list(onPaper()))}</span>
      </Show>
      <button
        type="button"
        class="papers-open no-print"
        hidden={isNothing()}
        onClick={() => papers.open(props.place)}
      >
        {scanned().length > 0 ? t("see") : t("add")}
        <span class="sr-only">{t("openPapers", placeTitle(props.place))}</span>
      </button>
    </p>
  );
}
