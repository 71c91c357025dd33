// Where a person stands: a full member, or somewhere on the way.
import { Badge } from "@miaopu/ui";
import { Show } from "solid-js";
import type { Outputs } from "../../api.ts";
import { StatusBadge } from "../../regulation/status-badge.tsx";
import { t } from "./people-words.ts";

type Row = Outputs["person"]["list"]["rows"][number];

export function PersonStatus(props: { row: Pick<Row, "isMember" | "status"> }) {
  return (
    <Show when={props.row.isMember} fallback={<StatusBadge status={props.row.status} />}>
      <Badge tone="news">{t("member")}</Badge>
    </Show>
  );
}
