// Chooses members by name or pinyin initials; the server knows who they are.
import { Combobox, Field } from "@miaopu/ui";
import { For, Show, createSignal } from "solid-js";
import { useAnswer } from "../../../answer.ts";
import { api, type Outputs } from "../../../api.ts";
import { createSettled } from "../../../shell/settled.ts";
import { useMemberNames } from "./member-names.ts";
import { t } from "./recording-words.ts";

type Member = Outputs["member"]["pick"][number];

interface MemberPickerProps {
  label: string;
  branchId: string;
  ids: readonly string[];
  onIds: (ids: readonly string[]) => void;
}

/** Rows offered at a time. */
const offered = 8;

export function MemberPicker(props: MemberPickerProps) {
  const names = useMemberNames();
  const [text, setText] = createSignal("");
  const asked = createSettled(() => text().trim(), 150);
  const found = useAnswer(() => ({
    queryKey: ["members", props.branchId, asked()],
    queryFn: () => api.member.pick.query(asked() === "" ? { branchId: props.branchId } : { q: asked() }),
    keepsPrevious: true,
  }));
  const rows = () => found.data?.filter((one) => !props.ids.includes(one.id)).slice(0, offered) ?? null;
  const add = (member: Member) => {
    names.learn(member.id, member.name);
    props.onIds([...props.ids, member.id]);
    setText("");
  };
  return (
    <Field label={props.label}>
      {(ids) => (
        <div class="picker">
          <Chosen ids={props.ids} onIds={props.onIds} />
          <div class="picker-field">
            <Combobox
              id={ids.id}
              labelled
              offersEmpty
              name={props.label}
              placeholder={t("pick")}
              text={text()}
              onText={setText}
              rows={rows()}
              row={(row) => <MemberRow row={row} />}
              onPick={add}
              none={t("nobody")}
              onBackspace={() => props.onIds(props.ids.slice(0, -1))}
            />
          </div>
        </div>
      )}
    </Field>
  );
}

function MemberRow(props: { row: Member }) {
  return (
    <>
      <strong>{props.row.name}</strong>
      <span class="soft">
        {props.row.branchName}
        <Show when={props.row.fullMemberSince}>{(since) => <> · {t("memberSince", since())}</>}</Show>
      </span>
    </>
  );
}

function Chosen(props: { ids: readonly string[]; onIds: (ids: readonly string[]) => void }) {
  const names = useMemberNames();
  return (
    <Show when={props.ids.length > 0}>
      <ul class="chosen" aria-label={t("picked")}>
        <For each={props.ids}>
          {(id) => (
            <li class="chosen-one">
              {names.nameOf(id)}
              <button
                type="button"
                class="chosen-remove"
                aria-label={t("remove", names.nameOf(id))}
                onClick={() => props.onIds(props.ids.filter((other) => other !== id))}
              >
                ✕
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
