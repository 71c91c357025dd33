// One of several, or some of several: native radios and checkboxes in a named group, and the native select.
import { For, Show, createUniqueId, splitProps } from "solid-js";
import { Field, type FieldProps } from "./field.tsx";
import { useUiWords } from "./language.tsx";

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface GroupProps {
  label: string;
  options: readonly Option[];
  hint?: string;
  optional?: boolean;
  class?: string;
}

function GroupLegend(props: Pick<GroupProps, "label" | "optional">) {
  const words = useUiWords();
  return (
    <legend class="field-label">
      {props.label}
      <Show when={props.optional}>
        <span class="field-mark"> {words().optional}</span>
      </Show>
    </legend>
  );
}

interface RadioGroupProps extends GroupProps {
  value: string | null;
  onValue: (value: string) => void;
}

export function RadioGroup(props: RadioGroupProps) {
  const name = createUniqueId();
  return (
    <fieldset class={`field ${props.class ?? ""}`}>
      <GroupLegend label={props.label} optional={props.optional ?? false} />
      <div class="choices">
        <For each={props.options}>
          {(option) => (
            <label class="choice">
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={props.value === option.value}
                onChange={() => props.onValue(option.value)}
              />
              {option.label}
            </label>
          )}
        </For>
      </div>
      <Show when={props.hint}>
        <span class="field-hint">{props.hint}</span>
      </Show>
    </fieldset>
  );
}

interface CheckboxGroupProps extends GroupProps {
  values: readonly string[];
  onValues: (values: readonly string[]) => void;
}

export function CheckboxGroup(props: CheckboxGroupProps) {
  const toggle = (value: string, on: boolean) =>
    props.onValues(
      props.options
        .map((option) => option.value)
        .filter((other) => (other === value ? on : props.values.includes(other))),
    );
  return (
    <fieldset class={`field ${props.class ?? ""}`}>
      <GroupLegend label={props.label} optional={props.optional ?? false} />
      <div class="choices">
        <For each={props.options}>
          {(option) => (
            <label class="choice">
              <input
                type="checkbox"
                checked={props.values.includes(option.value)}
                onChange={(event) => toggle(option.value, event.currentTarget.checked)}
              />
              {option.label}
            </label>
          )}
        </For>
      </div>
      <Show when={props.hint}>
        <span class="field-hint">{props.hint}</span>
      </Show>
    </fieldset>
  );
}

interface CheckboxProps {
  label: string;
  checked: boolean;
  onChecked: (checked: boolean) => void;
}

export function Checkbox(props: CheckboxProps) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChecked(event.currentTarget.checked)}
      />
      {props.label}
    </label>
  );
}

interface SelectFieldProps extends FieldProps {
  value: string;
  onValue: (value: string) => void;
  options: readonly Option[];
  /** The first, empty entry; left out where one must be chosen. */
  empty?: string;
}

export function SelectField(props: SelectFieldProps) {
  const [field, own] = splitProps(props, ["label", "hint", "error", "optional", "class"]);
  return (
    <Field {...field}>
      {(ids) => (
        <select
          class="input"
          id={ids.id}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid}
          onChange={(event) => own.onValue(event.currentTarget.value)}
        >
          <Show when={own.empty !== undefined}>
            <option value="" selected={own.value === ""}>
              {own.empty}
            </option>
          </Show>
          <For each={own.options}>
            {(option) => (
              <option value={option.value} selected={option.value === own.value}>
                {option.label}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  );
}
