// Types and chooses: a text field with a list under it, worked by keyboard alone.
import { For, Show, createSignal, createUniqueId, type JSX } from "solid-js";

interface ComboboxProps<Row> {
  text: string;
  onText: (text: string) => void;
  /** What is offered; null while it is not known. */
  rows: readonly Row[] | null;
  row: (row: Row) => JSX.Element;
  onPick: (row: Row) => void;
  /** Said where nothing matches. */
  none: string;
  /** The list's name; the field's too, where no label is joined by `id`. */
  name: string;
  id?: string;
  /** The field has a `<label>` of its own. */
  labelled?: boolean;
  placeholder?: string;
  /** Offers rows on a click, before anything is typed. */
  offersEmpty?: boolean;
  /** Backspace in an empty field. */
  onBackspace?: () => void;
}

export function Combobox<Row>(props: ComboboxProps<Row>) {
  const listId = createUniqueId();
  const [open, setOpen] = createSignal(false);
  const [at, setAt] = createSignal(0);
  const rows = () => props.rows ?? [];
  const shown = () =>
    open() && props.rows !== null && (props.text.trim() !== "" || props.offersEmpty === true);
  const pick = (row: Row | undefined) => {
    if (row === undefined) return;
    setAt(0);
    setOpen(false);
    props.onPick(row);
  };
  const onKeyDown = comboboxKeys({
    isOpen: shown,
    hasText: () => props.text !== "",
    count: () => rows().length,
    open: () => setOpen(true),
    move: (by) => setAt((index) => (index + by + rows().length) % Math.max(1, rows().length)),
    pick: () => pick(rows()[at()]),
    leave: () => setOpen(false),
    back: () => props.onBackspace?.(),
  });
  return (
    <>
      <input
        id={props.id}
        class="input"
        type="text"
        role="combobox"
        autocomplete="off"
        aria-label={props.labelled ? undefined : props.name}
        aria-expanded={shown()}
        aria-controls={shown() ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={shown() && rows().length > 0 ? `${listId}-${at()}` : undefined}
        placeholder={props.placeholder}
        value={props.text}
        onInput={(event) => {
          props.onText(event.currentTarget.value);
          setAt(0);
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      <Show when={shown()}>
        <Offered {...props} id={listId} rows={rows()} at={at()} onPick={pick} />
      </Show>
    </>
  );
}

interface Keys {
  readonly isOpen: () => boolean;
  readonly hasText: () => boolean;
  readonly count: () => number;
  readonly open: () => void;
  readonly move: (by: 1 | -1) => void;
  readonly pick: () => void;
  readonly leave: () => void;
  readonly back: () => void;
}

/** Arrows move, Enter picks, Escape closes; an Enter with nothing typed is left to the form. */
function comboboxKeys(keys: Keys) {
  let moved = false;
  return (event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (keys.isOpen() && keys.count() > 0) keys.move(event.key === "ArrowDown" ? 1 : -1);
      keys.open();
      moved = true;
    } else if (event.key === "Enter" && (keys.hasText() || (keys.isOpen() && moved))) {
      event.preventDefault();
      moved = false;
      keys.pick();
    } else if (event.key === "Escape" && keys.isOpen()) {
      event.preventDefault();
      keys.leave();
    } else if (event.key === "Backspace" && !keys.hasText()) {
      keys.back();
    }
  };
}

interface OfferedProps<Row> {
  id: string;
  name: string;
  rows: readonly Row[];
  row: (row: Row) => JSX.Element;
  at: number;
  none: string;
  onPick: (row: Row) => void;
}

function Offered<Row>(props: OfferedProps<Row>) {
  return (
    <Show
      when={props.rows.length > 0}
      fallback={
        <output class="offered offered-none" id={props.id}>
          {props.none}
        </output>
      }
    >
      <ul class="offered" id={props.id} role="listbox" aria-label={props.name}>
        <For each={props.rows}>
          {(row, index) => (
            <li
              id={`${props.id}-${index()}`}
              role="option"
              class="offered-row"
              aria-selected={index() === props.at}
              onMouseDown={(event) => {
                event.preventDefault();
                props.onPick(row);
              }}
            >
              {props.row(row)}
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
