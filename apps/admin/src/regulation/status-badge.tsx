// Where someone stands, as a small label.
import { Badge, type Tone } from "@miaopu/ui";
import { statusTitles, type Status } from "@miaopu/domain";
import { Show } from "solid-js";
import { say } from "../i18n/words.ts";

const tones: Record<Status, Tone> = {
  applicant: "plain",
  activist: "done",
  candidate: "done",
  probationary: "done",
  full: "news",
  closed: "plain",
};

export function StatusBadge(props: { status: Status | null }) {
  return (
    <Show when={props.status}>
      {(status) => <Badge tone={tones[status()]}>{say(statusTitles[status()])}</Badge>}
    </Show>
  );
}
