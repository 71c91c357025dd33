// What a page says when it has nothing, is loading, has something to say, or has just done something.
import { For, Show, createContext, createSignal, useContext, type JSX, type ParentProps } from "solid-js";
import { Shape, type ShapeName, type Tone } from "./shape.tsx";
import { useUiWords } from "./language.tsx";

/** An empty place: what it is, and the one next thing to do. */
export function EmptyState(props: { title: string; text?: string; action?: JSX.Element }) {
  return (
    <div class="empty">
      <strong>{props.title}</strong>
      <Show when={props.text}>
        <p>{props.text}</p>
      </Show>
      {props.action}
    </div>
  );
}

/** The shape of lines to come. */
export function Skeleton(props: { lines?: number; width?: string }) {
  const words = useUiWords();
  const lines = () => Array.from({ length: props.lines ?? 1 }, (_, index) => index);
  return (
    <output aria-label={words().loading} class="skeleton-lines">
      <For each={lines()}>
        {(index) => (
          <span class="skeleton" style={{ width: props.width ?? `${88 - ((index * 17) % 45)}%` }} />
        )}
      </For>
    </output>
  );
}

const toneShapes: Record<Tone, ShapeName> = {
  done: "check",
  bad: "cross",
  soon: "bang",
  news: "dot",
  plain: "dot",
};

/** Something the page has to say, in its place. */
export function Notice(props: ParentProps<{ tone: Tone; live?: boolean }>) {
  return (
    <div class="notice" data-tone={props.tone} role={props.live ? "alert" : undefined}>
      <Shape name={toneShapes[props.tone]} />
      <div>{props.children}</div>
    </div>
  );
}

interface ToastMessage {
  readonly id: number;
  readonly tone: Tone;
  readonly text: string;
}

type Say = (text: string, tone?: Tone) => void;
const ToastContext = createContext<Say>(() => undefined);

/** Says in the corner what has just been done; goes by itself after `seconds`. */
export function ToastProvider(props: ParentProps<{ seconds?: number }>) {
  const [messages, setMessages] = createSignal<readonly ToastMessage[]>([]);
  const words = useUiWords();
  let count = 0;
  const drop = (id: number) => setMessages((all) => all.filter((message) => message.id !== id));
  const say: Say = (text, tone = "done") => {
    const id = ++count;
    setMessages((all) => [...all.slice(-2), { id, tone, text }]);
    setTimeout(() => drop(id), (props.seconds ?? 8) * 1000);
  };
  return (
    <ToastContext.Provider value={say}>
      {props.children}
      <output class="toasts no-print">
        <For each={messages()}>
          {(message) => (
            <div class="toast" data-tone={message.tone}>
              <Shape name={toneShapes[message.tone]} />
              <span>{message.text}</span>
              <button type="button" class="button" data-look="plain" onClick={() => drop(message.id)}>
                {words().dismiss}
              </button>
            </div>
          )}
        </For>
      </output>
    </ToastContext.Provider>
  );
}

export const useToast = (): Say => useContext(ToastContext);

export interface StripFigure {
  readonly key: string;
  readonly label: JSX.Element;
  readonly value: JSX.Element;
  readonly note?: JSX.Element;
}

/** A strip of figures side by side, hairlines between them. */
export function FigureStrip(props: { figures: readonly StripFigure[] }) {
  return (
    <dl class="card strip">
      <For each={props.figures}>
        {(figure) => (
          <div class="strip-item">
            <dt class="strip-label">{figure.label}</dt>
            <dd>
              <div class="strip-figure">{figure.value}</div>
              <Show when={figure.note}>
                <div class="strip-note">{figure.note}</div>
              </Show>
            </dd>
          </div>
        )}
      </For>
    </dl>
  );
}
