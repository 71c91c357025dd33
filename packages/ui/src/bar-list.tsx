// Figures as labelled bars, in the order given; the figure itself stands beside each, so print needs no colour.
import { For } from "solid-js";

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
}

export function BarList(props: { bars: readonly Bar[]; name: string }) {
  const most = () => Math.max(1, ...props.bars.map((bar) => bar.value));
  return (
    <dl class="bars" aria-label={props.name}>
      <For each={props.bars}>
        {(bar) => (
          <>
            <dt>{bar.label}</dt>
            <dd class="bar-track" aria-hidden="true">
              <div
                class="bar-fill"
                data-none={bar.value === 0 ? "" : undefined}
                style={{ "--share": bar.value / most() }}
              />
            </dd>
            <dd class="bar-figure">{bar.value}</dd>
          </>
        )}
      </For>
    </dl>
  );
}
