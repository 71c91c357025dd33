// The date field: takes every usual spelling, shows the day it understood with its weekday, and never guesses.
import { Show, createEffect, createMemo, createSignal, on, splitProps, untrack, type JSX } from "solid-js";
import { Field, type FieldProps } from "./field.tsx";
import { readDay, spokenDay, weekdayOf, type DayTextError, type DayTextResult } from "./day-text.ts";
import { useUiLanguage, useUiWords } from "./language.tsx";

interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`, or null. */
  value: string | null;
  /** The day that was understood; null while the text is empty or is not a day. */
  onValue: (day: string | null) => void;
  /** Whether the text now typed is not a day; a form refuses to be sent meanwhile. */
  onUnreadable?: (unreadable: boolean) => void;
}

const fieldKeys = ["label", "hint", "error", "optional", "class"] as const;

export function DateField(props: DateFieldProps) {
  const [field, own] = splitProps(props, fieldKeys);
  const typed = createTypedDay(() => own.value);
  const words = useUiWords();
  const type = (text: string) => {
    const result = typed.type(text);
    own.onUnreadable?.(!result.ok);
    own.onValue(result.ok ? result.day : null);
  };
  const error = () => {
    const wrong = typed.error();
    return (wrong && words().dayError(wrong)) ?? field.error;
  };
  return (
    <Field {...field} hint={<DayHint day={typed.day()} hint={field.hint} />} error={error()}>
      {(ids) => (
        <input
          class="input"
          type="text"
          autocomplete="off"
          spellcheck={false}
          id={ids.id}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid}
          value={typed.text()}
          onInput={(event) => type(event.currentTarget.value)}
          onBlur={() => typed.leave()}
        />
      )}
    </Field>
  );
}

/** The text of the field and the day it means; an error is shown once the text is long enough or was left. */
function createTypedDay(value: () => string | null) {
  const [text, setText] = createSignal(untrack(value) ?? "");
  const [left, setLeft] = createSignal(true);
  const read = createMemo(() => readDay(text()));
  const day = () => {
    const result = read();
    return result.ok ? result.day : null;
  };
  createEffect(
    on(
      value,
      (next) => {
        if (next !== day() && (next !== null || read().ok)) setText(next ?? "");
      },
      { defer: true },
    ),
  );
  return {
    text,
    day,
    error: (): DayTextError | null => {
      const result = read();
      return result.ok || !(left() || text().length >= 10) ? null : result.error;
    },
    type: (next: string): DayTextResult => {
      setText(next);
      setLeft(false);
      return read();
    },
    leave: () => setLeft(true),
  };
}

function DayHint(props: { day: string | null; hint: JSX.Element }) {
  const language = useUiLanguage();
  const words = useUiWords();
  return (
    <Show when={props.day} fallback={props.hint ?? words().dayHint}>
      {(day) => (
        <>
          {spokenDay(day(), language())} {weekdayOf(day(), language())}
          <Show when={props.hint}> · {props.hint}</Show>
        </>
      )}
    </Show>
  );
}
