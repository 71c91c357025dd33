// The papers of one file: which scans there are, which are on their way, and at which record each place is shown.
import { isStepRecord, paperPlaces, type PaperPlace } from "@miaopu/domain";
import { createContext, createMemo, createSignal, useContext } from "solid-js";
import { useAnswer } from "../../../answer.ts";
import { api, queryClient, type DossierPage, type Outputs, type Refusal } from "../../../api.ts";
import { largestFile, sendScan, type Sending } from "./sending.ts";

const unreachable: Refusal = {
  code: "UNREACHABLE",
  zh: "连不上服务器，扫描件没有保存。请检查网络后再试。",
  en: "The server cannot be reached; the scan was not kept. Check the network and try again.",
};
const tooLarge: Refusal = {
  code: "SCAN_TOO_LARGE",
  zh: "文件超过 20 MB。请用 200 至 300 dpi 重新扫描，或分成几个文件。",
  en: "The file is over 20 MB. Scan it at 200 to 300 dpi, or split it.",
};

export type Scan = Outputs["attachment"]["list"]["rows"][number];

/** A file that is being sent, or was not taken; its name is this page's alone. */
export interface OnItsWay {
  readonly id: number;
  readonly place: PaperPlace;
  readonly material: string;
  readonly name: string;
  /** 0 to 1; null while it waits for those before it. */
  readonly part: number | null;
  readonly refusal: Refusal | null;
  readonly cancel: () => void;
}

const isPlace = (text: string): text is PaperPlace => paperPlaces.some((place) => place === text);

/** What a record's papers belong to; null for a record that has none. */
const placeOf = (entry: DossierPage["entries"][number]): PaperPlace | null => {
  const { record } = entry;
  if (!record) return null;
  if (isStepRecord(record)) return record.step;
  return isPlace(record.record) ? record.record : null;
};

/** Each place is shown once, at the last record of it. */
function shownAt(page: DossierPage): ReadonlyMap<number, PaperPlace> {
  const last = new Map<PaperPlace, { on: string; at: number }>();
  for (const entry of page.entries) {
    const place = entry.supersededBy === null ? placeOf(entry) : null;
    const on = entry.record?.on;
    if (place === null || on === undefined) continue;
    const known = last.get(place);
    if (!known || known.on <= on) last.set(place, { on, at: entry.at });
  }
  return new Map([...last].map(([place, { at }]) => [at, place]));
}

export function createPapers(page: () => DossierPage) {
  const key = () => ["attachments", page().id];
  const list = useAnswer(() => ({
    queryKey: key(),
    queryFn: () => api.attachment.list.query({ id: page().id }),
  }));
  const [opened, setOpened] = createSignal<PaperPlace | null>(null);
  const shown = createMemo(() => shownAt(page()));
  const rows = () => list.data?.rows ?? [];
  const refresh = () => queryClient.invalidateQueries({ queryKey: key() });
  return {
    /** undefined while they are not known. */
    list,
    opened,
    open: setOpened,
    close: () => setOpened(null),
    placeAt: (at: number) => shown().get(at) ?? null,
    standing: (place: PaperPlace, material: string) =>
      rows().filter((row) => row.place === place && row.material === material && row.withdrawn === null),
    withdrawn: (place: PaperPlace) => rows().filter((row) => row.place === place && row.withdrawn !== null),
    mayAdd: () => list.data?.mayAdd ?? false,
    mayWithdraw: () => list.data?.mayWithdraw ?? false,
    refresh,
    queue: createQueue(() => page().id, refresh),
  };
}

/** Files go up one after the other, so that a village's line is not shared among ten. */
function createQueue(dossier: () => string, onKept: () => Promise<void>) {
  const [items, setItems] = createSignal<readonly OnItsWay[]>([]);
  let made = 0;
  let last: Promise<void> = Promise.resolve();
  const change = (id: number, more: Partial<OnItsWay>) =>
    setItems((all) => all.map((one) => (one.id === id ? { ...one, ...more } : one)));
  const drop = (id: number) => setItems((all) => all.filter((one) => one.id !== id));

  async function send(id: number, place: PaperPlace, material: string, file: File): Promise<void> {
    if (!items().some((one) => one.id === id)) return;
    change(id, { part: 0 });
    const sending: Sending = sendScan({ dossier: dossier(), place, material }, file, unreachable, (part) =>
      change(id, { part }),
    );
    change(id, { cancel: sending.cancel });
    const ending = await sending.ending;
    if (ending.kind === "refused") change(id, { refusal: ending.refusal, cancel: () => drop(id) });
    else drop(id);
    if (ending.kind === "kept") await onKept();
  }

  return {
    items,
    add: (place: PaperPlace, material: string, files: readonly File[]) => {
      for (const file of files) {
        const id = ++made;
        const refusal = file.size > largestFile ? tooLarge : null;
        const item = { id, place, material, name: file.name, part: null, refusal, cancel: () => drop(id) };
        setItems((all) => [...all, item]);
        if (!refusal) last = last.then(() => send(id, place, material, file));
      }
    },
  };
}

export type Papers = ReturnType<typeof createPapers>;

const PapersContext = createContext<Papers>();
export const PapersProvider = PapersContext.Provider;

/** @throws outside a file's page. */
export function usePapers(): Papers {
  const papers = useContext(PapersContext);
  if (!papers) throw new Error("no file's papers above this component");
  return papers;
}

export const scanAddress = (id: string, part: "" | "/preview" | "/thumbnail" = ""): string =>
  `/api/attachments/${id}${part}`;
