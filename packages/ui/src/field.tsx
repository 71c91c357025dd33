// A labelled field: label, control, hint, error, joined for screen readers; and the plain text inputs.
import {
  Show,
  createEffect,
  createSignal,
  createUniqueId,
  on,
  splitProps,
  untrack,
  type JSX,
} from "solid-js";
import { useUiWords } from "./language.tsx";

export interface FieldIds {
  readonly id: string;
  /** For `aria-describedby`: hint and error, whichever are shown. */
  readonly describedBy: string | undefined;
  readonly invalid: "true" | undefined;
}

export interface FieldProps {
  label: JSX.Element;
  hint?: JSX.Element;
  error?: string | null | undefined;
  /** Says 选填 beside the label. */
  optional?: boolean;
  class?: string;
}

export function Field(props: FieldProps & { children: (ids: FieldIds) => JSX.Element }) {
  const id = createUniqueId();
  const words = useUiWords();
  const ids: FieldIds = {
    id,
    get describedBy() {
      const parts = [props.hint ? `${id}-hint` : "", props.error ? `${id}-error` : ""].filter(Boolean);
      return parts.length > 0 ? parts.join(" ") : undefined;
    },
    get invalid() {
      return props.error ? "true" : undefined;
    },
  };
  return (
    <div class={`field ${props.class ?? ""}`}>
      <label class="field-label" for={id}>
        {props.label}
        <Show when={props.optional}>
          <span class="field-mark"> {words().optional}</span>
        </Show>
      </label>
      {props.children(ids)}
      <Show when={props.hint}>
        <span class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      </Show>
      <span class="field-error" id={`${id}-error`} aria-live="polite" hidden={!props.error}>
        {props.error}
      </span>
    </div>
  );
}

type TextInput = Omit<JSX.InputHTMLAttributes<HTMLInputElement>, "onInput" | "value" | "class">;

interface TextFieldProps extends FieldProps, TextInput {
  value: string;
  onValue: (value: string) => void;
}

const fieldKeys = ["label", "hint", "error", "optional", "class"] as const;

export function TextField(props: TextFieldProps) {
  const [field, own, rest] = splitProps(props, fieldKeys, ["value", "onValue"]);
  return (
    <Field {...field}>
      {(ids) => (
        <input
          autocomplete="off"
          {...rest}
          class="input"
          id={ids.id}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid}
          value={own.value}
          onInput={(event) => own.onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface NumberFieldProps extends FieldProps {
  value: number | null;
  /** null for an empty field, NaN for what is not a number. */
  onValue: (value: number | null) => void;
}

const numberIn = (text: string): number | null => {
  const plain = text.normalize("NFKC").trim();
  return plain === "" ? null : Number(plain);
};

/** A figure, also in full-width digits; what is not one stays as typed and is reported as NaN, so that nothing is guessed. */
export function NumberField(props: NumberFieldProps) {
  const [field, own] = splitProps(props, fieldKeys);
  const words = useUiWords();
  const [text, setText] = createSignal(untrack(() => own.value)?.toString() ?? "");
  createEffect(
    on(
      () => own.value,
      (value) => {
        if (!Object.is(value, numberIn(text()))) setText(value?.toString() ?? "");
      },
      { defer: true },
    ),
  );
  const error = () => (Number.isNaN(numberIn(text())) ? words().notNumber : field.error);
  return (
    <Field {...field} error={error()}>
      {(ids) => (
        <input
          class="input"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          id={ids.id}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid}
          value={text()}
          onInput={(event) => {
            setText(event.currentTarget.value);
            own.onValue(numberIn(event.currentTarget.value));
          }}
        />
      )}
    </Field>
  );
}

interface TextAreaFieldProps extends FieldProps {
  value: string;
  onValue: (value: string) => void;
  maxLength?: number;
}

export function TextAreaField(props: TextAreaFieldProps) {
  const [field, own] = splitProps(props, fieldKeys);
  return (
    <Field {...field}>
      {(ids) => (
        <textarea
          class="input"
          id={ids.id}
          maxLength={own.maxLength}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid}
          value={own.value}
          onInput={(event) => own.onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
