// A small label: tone, shape and words together.
import { Show, type ParentProps } from "solid-js";
import { Shape, type ShapeName, type Tone } from "./shape.tsx";

export function Badge(props: ParentProps<{ tone: Tone; shape?: ShapeName; class?: string }>) {
  return (
    <span class={`badge ${props.class ?? ""}`} data-tone={props.tone}>
      <Show when={props.shape}>{(name) => <Shape name={name()} />}</Show>
      {props.children}
    </span>
  );
}
