// Colour never stands alone: each tone has its shape.

/** done: what is done; bad: overdue or refused; soon: soon due, warned; news: can be done now; plain: neither. */
export type Tone = "done" | "bad" | "soon" | "news" | "plain";

export type ShapeName = "triangle" | "diamond" | "dot" | "check" | "cross" | "bang" | "ring" | "arrow";

const signs: Record<ShapeName, string> = {
  triangle: "▲",
  diamond: "◆",
  dot: "●",
  check: "✓",
  cross: "✕",
  bang: "!",
  ring: "○",
  arrow: "▶",
};

/** A sign for the eye; the words beside it carry the meaning. */
export function Shape(props: { name: ShapeName; tone?: Tone }) {
  return (
    <span class="shape" data-tone={props.tone} aria-hidden="true">
      {signs[props.name]}
    </span>
  );
}
