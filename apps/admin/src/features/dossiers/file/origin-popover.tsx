// Who entered a record, when, from what, under which article, and what was said then: one click.
import { Button, Popover } from "@miaopu/ui";
import { isStepRecord, stepOf } from "@miaopu/domain";
import { Show } from "solid-js";
import { shanghaiTime } from "../../../i18n/moment.ts";
import { say } from "../../../i18n/words.ts";
import { articleWords, packWords } from "../../../regulation/article.ts";
import { VerdictList } from "../../../regulation/verdict-list.tsx";
import { usePackOn } from "../../../session/session.ts";
import { t } from "./file-words.ts";
import type { RecordRow } from "./history.ts";
import { sideWords } from "./record-facts.ts";

interface OriginProps {
  row: RecordRow;
  onCorrect?: ((at: number) => void) | undefined;
}

export function OriginPopover(props: OriginProps) {
  const title = () => {
    const { record } = props.row.entry;
    if (!record) return "";
    return isStepRecord(record) ? say(stepOf(record.step)) : sideWords(record);
  };
  return (
    <Popover
      label={<span aria-hidden="true">⋯</span>}
      name={t("sourceOf", title())}
      align="end"
      buttonClass="line-dots"
    >
      <Origin {...props} />
    </Popover>
  );
}

function Origin(props: OriginProps) {
  const entry = () => props.row.entry;
  const packOf = usePackOn();
  const pack = () => packOf(props.row.on);
  return (
    <div class="stack-close">
      <dl class="facts">
        <dt>{t("source")}</dt>
        <dd>{t(entry().source)}</dd>
        <dt>{t("enteredBy")}</dt>
        <dd>{entry().enteredBy.name}</dd>
        <dt>{t("recordedAt")}</dt>
        <dd>{shanghaiTime(entry().recordedAt)}</dd>
        <Show when={props.row.step}>
          {(step) => (
            <>
              <dt>{t("basis")}</dt>
              <dd>
                {packWords(pack())} {articleWords(stepOf(step()).article[pack()], pack())}
              </dd>
            </>
          )}
        </Show>
        <dt>{t("keptVerdicts")}</dt>
        <dd>
          <Show when={entry().verdicts.length > 0} fallback={t("nothingKept")}>
            <VerdictList verdicts={entry().verdicts} step={props.row.step} />
          </Show>
        </dd>
      </dl>
      <Show when={entry().unchecked.length > 0}>
        <p class="faint">{t("unchecked", entry().unchecked.length)}</p>
      </Show>
      <Show when={props.onCorrect}>
        {(correct) => (
          <div>
            <Button onClick={() => correct()(entry().at)}>{t("correctThis")}</Button>
          </div>
        )}
      </Show>
    </div>
  );
}
