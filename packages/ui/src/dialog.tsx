// Pop-ups on the native <dialog>: in the middle to confirm, from the side to work beside a list.
import { Show, createEffect, createUniqueId, onCleanup, type JSX, type ParentProps } from "solid-js";
import { useUiWords } from "./language.tsx";

interface DialogProps {
  open: boolean;
  title: JSX.Element;
  onClose: () => void;
  size?: "small" | "middle" | "wide";
  side?: "left" | "right";
  /** Stays until it is answered: neither Escape nor a button closes it. */
  locked?: boolean;
}

/** A dialog with a form starts in its first field. */
const firstField = ".dialog-body :is(input, select, textarea)";

export function Dialog(props: ParentProps<DialogProps>) {
  const titleId = createUniqueId();
  const words = useUiWords();
  let element: HTMLDialogElement | undefined;
  createEffect(() => {
    if (!element) return;
    if (props.open && !element.open) {
      element.showModal();
      element.querySelector<HTMLElement>(firstField)?.focus();
    }
    if (!props.open && element.open) element.close();
  });
  onCleanup(() => element?.close());

  return (
    <dialog
      ref={(made) => (element = made)}
      class="dialog"
      data-size={props.size ?? "middle"}
      data-side={props.side}
      aria-labelledby={titleId}
      onCancel={(event) => {
        if (event.target !== element) return;
        event.preventDefault();
        if (!props.locked) props.onClose();
      }}
    >
      <Show when={props.open}>
        <div class="dialog-frame">
          <div class="dialog-head">
            <h2 class="card-title" id={titleId}>
              {props.title}
            </h2>
            <Show when={!props.locked}>
              <button type="button" class="button" data-look="plain" onClick={() => props.onClose()}>
                {words().close}
              </button>
            </Show>
          </div>
          <div class="dialog-body">{props.children}</div>
        </div>
      </Show>
    </dialog>
  );
}

/** A dialog at the right edge that leaves the page beside it in sight. */
export function Drawer(props: ParentProps<Omit<DialogProps, "locked">>) {
  return <Dialog side="right" {...props} />;
}
