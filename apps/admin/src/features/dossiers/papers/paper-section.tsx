// One paper: its scans as small pictures, those on their way, and a place to choose or drop more.
import { otherPaper, isSensitivePlace, type PaperPlace } from "@miaopu/domain";
import { For, Show, createSignal } from "solid-js";
import { say } from "../../../i18n/words.ts";
import { scanAddress, usePapers, type OnItsWay, type Scan } from "./papers.ts";
import { t } from "./papers-words.ts";

interface PaperSectionProps {
  place: PaperPlace;
  material: string;
  onView: (scan: Scan) => void;
}

const taken = "image/jpeg,image/png,image/webp,application/pdf";

export function PaperSection(props: PaperSectionProps) {
  const papers = usePapers();
  const [over, setOver] = createSignal(false);
  const scans = () => papers.standing(props.place, props.material);
  const onItsWay = () =>
    papers.queue.items().filter((one) => one.place === props.place && one.material === props.material);
  const add = (files: FileList | null | undefined) =>
    papers.queue.add(props.place, props.material, [...(files ?? [])]);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (papers.mayAdd()) add(event.dataTransfer?.files);
  };
  return (
    <section
      class="paper"
      aria-label={props.material}
      data-over={over() ? "" : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(papers.mayAdd());
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div class="paper-head">
        <h3 class="field-label">{props.material}</h3>
        <Show when={scans().length === 0 && props.material !== otherPaper}>
          <span class="faint">{t("paperOnly")}</span>
        </Show>
        <Show when={papers.mayAdd()}>
          <AddButton material={props.material} onFiles={add} />
        </Show>
      </div>
      <Show when={scans().length > 0}>
        <ul class="scans">
          <For each={scans()}>
            {(scan, index) => (
              <li>
                <ScanTile scan={scan} number={index() + 1} onView={() => props.onView(scan)} />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <For each={onItsWay()}>{(one) => <Progress one={one} />}</For>
    </section>
  );
}

/** Chooses files; on a telephone or tablet the same button offers the camera. */
function AddButton(props: { material: string; onFiles: (files: FileList | null) => void }) {
  return (
    <label class="button file-button" data-look="line">
      {t("add")}
      <input
        type="file"
        class="file-input"
        aria-label={t("addTo", props.material)}
        accept={taken}
        multiple
        onChange={(event) => {
          props.onFiles(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}

/** A sensitive one shows no picture until it is opened on purpose. */
function ScanTile(props: { scan: Scan; number: number; onView: () => void }) {
  const isPdf = () => props.scan.mediaType === "application/pdf";
  const kind = () => (isPdf() ? t("pdf") : t("picture"));
  const sensitive = () => isSensitivePlace(props.scan.place);
  const note = () => (sensitive() ? t("sensitive") : isPdf() ? t("pages", props.scan.pages) : kind());
  return (
    <Show
      when={props.scan.mayRead}
      fallback={
        <span class="scan-tile" data-closed="">
          <span class="scan-kind">{kind()}</span>
          <span class="scan-note">{t("notYours")}</span>
        </span>
      }
    >
      <button type="button" class="scan-tile" onClick={() => props.onView()}>
        <span class="sr-only">{t("open", props.scan.material, props.number)}</span>
        <Show when={!isPdf() && !sensitive()} fallback={<span class="scan-kind">{kind()}</span>}>
          <img src={scanAddress(props.scan.id, "/thumbnail")} alt="" loading="lazy" />
        </Show>
        <span class="scan-note">{note()}</span>
      </button>
    </Show>
  );
}

function Progress(props: { one: OnItsWay }) {
  const percent = () => Math.round((props.one.part ?? 0) * 100);
  const state = () => {
    if (props.one.part === null) return t("waiting");
    return percent() < 100 ? t("sending", percent()) : t("checking");
  };
  return (
    <Show
      when={props.one.refusal}
      fallback={
        <div class="on-its-way">
          <span class="on-its-way-name">{props.one.name}</span>
          <progress aria-label={t("uploading", props.one.name)} max="100" value={percent()} />
          <span class="faint">{state()}</span>
          <button type="button" class="button" data-look="plain" onClick={() => props.one.cancel()}>
            {t("cancel")}
          </button>
        </div>
      }
    >
      {(refusal) => (
        <div class="on-its-way" data-tone="bad" role="alert" data-code={refusal().code}>
          <span class="on-its-way-name">{t("cannotReadFile", props.one.name)}</span>
          <span class="on-its-way-why">{say(refusal())}</span>
          <button type="button" class="button" data-look="plain" onClick={() => props.one.cancel()}>
            {t("dismiss")}
          </button>
        </div>
      )}
    </Show>
  );
}
