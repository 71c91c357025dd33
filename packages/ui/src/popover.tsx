// A small panel that opens beside its button: the reason for a date, who entered a record.
import { Show, createSignal, createUniqueId, onCleanup, onMount, type JSX, type ParentProps } from "solid-js";

interface PopoverProps {
  /** What the button shows. */
  label: JSX.Element;
  /** The panel's name for screen readers; the button's words where left out. */
  name?: string | undefined;
  align?: "start" | "end" | undefined;
  buttonClass?: string | undefined;
}

export function Popover(props: ParentProps<PopoverProps>) {
  const [open, setOpen] = createSignal(false);
  const panelId = createUniqueId();
  let root: HTMLSpanElement | undefined;
  let button: HTMLButtonElement | undefined;

  const outside = (event: Event) => {
    if (open() && !root?.contains(event.target as Node)) setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open()) return;
    event.preventDefault();
    event.stopPropagation();
    setOpen(false);
    button?.focus();
  };

  onMount(() => {
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    root?.addEventListener("keydown", onKeyDown);
  });
  onCleanup(() => {
    document.removeEventListener("pointerdown", outside);
    document.removeEventListener("focusin", outside);
  });

  return (
    <span class="popover" ref={(made) => (root = made)}>
      <button
        ref={(made) => (button = made)}
        type="button"
        class={props.buttonClass ?? "reason"}
        aria-expanded={open()}
        aria-controls={open() ? panelId : undefined}
        aria-label={props.name}
        onClick={() => setOpen(!open())}
      >
        {props.label}
      </button>
      <Show when={open()}>
        <div class="popover-panel" id={panelId} data-align={props.align ?? "start"}>
          {props.children}
        </div>
      </Show>
    </span>
  );
}
