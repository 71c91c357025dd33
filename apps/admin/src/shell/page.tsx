// A page's heading, and its shape while it loads.
import { Skeleton } from "@miaopu/ui";
import { Show, createEffect, onCleanup, type JSX, type ParentProps } from "solid-js";
import { t } from "./shell-words.ts";

interface PageProps {
  /** The one question this page answers; also the window's title. */
  title: string;
  /** Shown in place of the title, where the heading is more than text. */
  heading?: JSX.Element;
  under?: JSX.Element;
  actions?: JSX.Element;
}

export function Page(props: ParentProps<PageProps>) {
  createEffect(() => {
    document.title = `${props.title} · ${t("product")}`;
  });
  onCleanup(() => {
    document.title = t("product");
  });
  return (
    <>
      <div class="page-head">
        <div>
          <h1 class="page-title">{props.heading ?? props.title}</h1>
          <Show when={props.under}>
            <p class="page-under">{props.under}</p>
          </Show>
        </div>
        <Show when={props.actions}>
          <div class="page-actions no-print">{props.actions}</div>
        </Show>
      </div>
      {props.children}
    </>
  );
}

/** The shape of a page whose code or data is on its way. */
export function PageShape() {
  return (
    <div class="stack">
      <div class="page-shape-head">
        <Skeleton width="14rem" />
      </div>
      <div class="card card-body">
        <Skeleton lines={7} />
      </div>
    </div>
  );
}
