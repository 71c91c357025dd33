// Nothing chosen yet: the one next thing to do, a sample, three lines of how.
import { Button } from "@miaopu/ui";
import { Show, createSignal } from "solid-js";
import type { Refusal } from "../../api.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { FileButton } from "./file-button.tsx";
import { sampleAddress } from "./ledger-files.ts";
import { t } from "./ledger-words.ts";

interface ChoosingProps {
  reading: boolean;
  refusal: Refusal | null;
  onFile: (file: File) => void;
  onStop: () => void;
}

export function Choosing(props: ChoosingProps) {
  const [over, setOver] = createSignal(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer?.files[0];
    if (file && !props.reading) props.onFile(file);
  };
  return (
    <section
      class="card drop"
      aria-label={t("chooseTitle")}
      data-over={over() ? "" : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Show
        when={!props.reading}
        fallback={
          <output class="stack-close">
            <strong>{t("reading")}</strong>
            <progress class="bar" aria-label={t("reading")} />
            <div>
              <Button onClick={() => props.onStop()}>{t("stop")}</Button>
            </div>
          </output>
        }
      >
        <h2 class="card-title">{t("chooseTitle")}</h2>
        <div class="row">
          <FileButton main label={t("choose")} onFile={(file) => props.onFile(file)} />
          <a class="button" href={sampleAddress} download="">
            {t("sample")}
          </a>
        </div>
        <p class="soft">{t("drop")}</p>
      </Show>
      <Show when={props.refusal}>{(refusal) => <RefusalNotice refusal={refusal()} />}</Show>
      <ol class="how">
        <li>{t("how1")}</li>
        <li>{t("how2")}</li>
        <li>{t("how3")}</li>
      </ol>
      <p class="faint">{t("kept")}</p>
    </section>
  );
}
