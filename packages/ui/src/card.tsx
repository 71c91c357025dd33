// A card: one hairline, a title, what stands beside it.
import { Show, createUniqueId, type JSX, type ParentProps } from "solid-js";

interface CardProps {
  title?: JSX.Element;
  aside?: JSX.Element;
  /** Without the body's padding, for rows that reach the edge. */
  flush?: boolean;
  class?: string;
}

export function Card(props: ParentProps<CardProps>) {
  const titleId = createUniqueId();
  return (
    <section class={`card ${props.class ?? ""}`} aria-labelledby={props.title ? titleId : undefined}>
      <Show when={props.title}>
        <div class="card-head">
          <h2 class="card-title" id={titleId}>
            {props.title}
          </h2>
          <Show when={props.aside}>
            <span class="card-aside">{props.aside}</span>
          </Show>
        </div>
      </Show>
      <div class={props.flush ? undefined : "card-body"}>{props.children}</div>
    </section>
  );
}
