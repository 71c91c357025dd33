// A step still to come: the next one stands out, the others say from when they are lawful.
import { Shape } from "@miaopu/ui";
import { stepOf } from "@miaopu/domain";
import { Show } from "solid-js";
import { say } from "../../../i18n/words.ts";
import { ArticleReference } from "../../../regulation/article-reference.tsx";
import { usePackOn, useSession } from "../../../session/session.ts";
import { t } from "./file-words.ts";
import type { ToComeRow } from "./history.ts";

interface ToComeLineProps {
  row: ToComeRow;
  onRecord?: ((row: ToComeRow) => void) | undefined;
}

export function ToComeLine(props: ToComeLineProps) {
  const session = useSession();
  const packOf = usePackOn();
  const pack = () => props.row.planned?.pack ?? packOf(session().today);
  const when = () => {
    if (props.row.due) return t("before", props.row.due);
    const earliest = props.row.planned?.earliest;
    return earliest && earliest > session().today ? t("from", earliest) : "";
  };
  const title = () => say(stepOf(props.row.step));
  return (
    <li class="line line-to-come" data-next={props.row.isNext ? "" : undefined}>
      <span class="line-mark">
        <Shape name={props.row.isNext ? "arrow" : "ring"} />
        <span class="sr-only">{props.row.isNext ? t("cellNext") : t("cellTodo")}</span>
      </span>
      <span class="line-step">{props.row.step}</span>
      <div class="line-text">
        <Show when={props.row.isNext && props.onRecord} fallback={<span class="line-title">{title()}</span>}>
          {(record) => (
            <button type="button" class="line-open" onClick={() => record()(props.row)}>
              {title()}
            </button>
          )}
        </Show>
      </div>
      <span class="line-day">{when()}</span>
      <span class="line-article">
        <ArticleReference
          article={stepOf(props.row.step).article[pack()]}
          pack={pack()}
          step={props.row.step}
          align="end"
        />
      </span>
      <span class="line-more" />
    </li>
  );
}
