// What can be asked of the data that is held on one person: to put it right, to have it all, to be erased; and what was put right.
import { Button } from "@miaopu/ui";
import { For, Show, createSignal } from "solid-js";
import { useAnswer } from "../../../answer.ts";
import { api, type Outputs } from "../../../api.ts";
import { shanghaiTime } from "../../../i18n/moment.ts";
import { mayDo, useSession } from "../../../session/session.ts";
import { AccountDialog } from "./account-dialog.tsx";
import { CorrectDialog } from "./correct-dialog.tsx";
import { EraseDialog } from "./erase-dialog.tsx";
import { t } from "./rights-words.ts";

export type PersonRow = Outputs["person"]["list"]["rows"][number];
type Asked = "correct" | "account" | "erase";

export function PersonRights(props: { row: PersonRow; onErased: () => void }) {
  const session = useSession();
  const [asked, setAsked] = createSignal<Asked | null>(null);
  const close = () => setAsked(null);
  const mayErase = () =>
    mayDo(session(), "person.erase") && !props.row.isMember && props.row.dossierId === null;
  return (
    <section class="stack-close" aria-label={t("title")}>
      <Corrections id={props.row.id} />
      <div class="notice-actions">
        <Show when={mayDo(session(), "person.correct")}>
          <Button onClick={() => setAsked("correct")}>{t("correct")}</Button>
        </Show>
        <Show when={mayDo(session(), "person.account")}>
          <Button onClick={() => setAsked("account")}>{t("account")}</Button>
        </Show>
        <Show when={mayErase()}>
          <Button onClick={() => setAsked("erase")}>{t("erase")}</Button>
        </Show>
      </div>
      <CorrectDialog row={props.row} open={asked() === "correct"} onClose={close} />
      <AccountDialog person={props.row} open={asked() === "account"} onClose={close} />
      <EraseDialog
        person={props.row}
        open={asked() === "erase"}
        onClose={close}
        onErased={() => {
          close();
          props.onErased();
        }}
      />
    </section>
  );
}

function Corrections(props: { id: string }) {
  const changes = useAnswer(() => ({
    queryKey: ["people", props.id, "changes"],
    queryFn: () => api.person.changes.query({ id: props.id }),
  }));
  const shown = (was: string | null) => (was === "male" || was === "female" ? t(was) : (was ?? t("nothing")));
  return (
    <Show when={(changes.data?.length ?? 0) > 0}>
      <h3 class="field-label">{t("corrections")}</h3>
      <ul class="traces">
        <For each={changes.data}>
          {(one) => (
            <li>
              {t("change", t(one.fact), shown(one.was))}
              <div class="faint">{t("by", one.by, shanghaiTime(one.at), one.reason)}</div>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
