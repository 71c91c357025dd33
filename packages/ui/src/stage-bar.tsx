// The whole way as one bar of cells in stages; each cell has a sign of its own beside its colour, and words.
import { For } from "solid-js";

export type CellState = "done" | "late" | "wrong" | "next" | "todo";

export interface StageCell {
  readonly key: string;
  readonly state: CellState;
  /** The cell in words: step and state. */
  readonly words: string;
}

export interface Stage {
  readonly key: string;
  readonly name: string;
  readonly current: boolean;
  readonly cells: readonly StageCell[];
}

export function StageBar(props: { stages: readonly Stage[]; name: string }) {
  return (
    <ol class="stage-bar" aria-label={props.name} style={{ "grid-template-columns": columns(props.stages) }}>
      <For each={props.stages}>
        {(stage) => (
          <li>
            <ol class="stage-cells" aria-label={stage.name}>
              <For each={stage.cells}>
                {(cell) => (
                  <li class="stage-cell" data-state={cell.state} title={cell.words}>
                    <span class="sr-only">{cell.words}</span>
                  </li>
                )}
              </For>
            </ol>
            <span class="stage-name" data-current={stage.current ? "" : undefined}>
              {stage.name}
            </span>
          </li>
        )}
      </For>
    </ol>
  );
}

const columns = (stages: readonly Stage[]) =>
  stages.map((stage) => `minmax(0, ${stage.cells.length}fr)`).join(" ");
