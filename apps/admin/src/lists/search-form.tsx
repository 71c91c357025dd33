// A list's search form: three fields at sight, more behind 展开.
import { Button, formKeys } from "@miaopu/ui";
import { Show, createSignal, type JSX, type ParentProps } from "solid-js";
import { t } from "./list-words.ts";

interface SearchFormProps {
  onSearch: () => void;
  onClear: () => void;
  /** Whether a field behind 展开 is in use, so that it is not hidden. */
  moreInUse: boolean;
  more?: JSX.Element;
}

export function SearchForm(props: ParentProps<SearchFormProps>) {
  const [open, setOpen] = createSignal(false);
  const shown = () => open() || props.moreInUse;
  const keys = (event: KeyboardEvent & { currentTarget: HTMLFormElement }) => {
    if (event.key === "Enter" && !event.isComposing && event.target instanceof HTMLInputElement) return;
    formKeys(event);
  };
  return (
    <form
      class="card search-form no-print"
      onKeyDown={keys}
      onSubmit={(event) => {
        event.preventDefault();
        props.onSearch();
      }}
    >
      {props.children}
      <Show when={shown()}>{props.more}</Show>
      <div class="search-form-actions">
        <Button type="submit" look="main">
          {t("search")}
        </Button>
        <Button onClick={() => props.onClear()}>{t("clear")}</Button>
        <Show when={props.more && !props.moreInUse}>
          <Button look="plain" aria-expanded={shown()} onClick={() => setOpen(!open())}>
            {shown() ? t("less") : t("more")}
          </Button>
        </Show>
      </div>
    </form>
  );
}
