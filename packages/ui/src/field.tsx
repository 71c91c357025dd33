// A labelled field: label, control, hint, error, joined for screen readers; and the plain text inputs.
import { Show, createUniqueId, splitProps, type JSX } from "solid-js";
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
  onValue: (value: number | null) => void;
  min?: number;
  id?: string;
}

/** A figure; what is not a figure is kept as typed and reported as NaN, so that nothing is guessed. */
export function NumberField(props: NumberFieldProps) {
  const [field, own] = splitProps(props, fieldKeys);
  const shown = () => (own.value === null || Number.isNaN(own.value) ? undefined : own.value);
  return (
    <Field {...field}>
      {(ids) => (
        <input
          class="input"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          id={ids.id}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid}
          value={shown() ?? ""}
          onChange={(event) => {
            const text = event.currentTarget.value.normalize("NFKC").trim();
            own.onValue(text === "" ? null : Number(text));
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
