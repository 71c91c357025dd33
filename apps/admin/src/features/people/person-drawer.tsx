// One person beside the list: what the register says, and the way to their file.
import { Drawer, EmptyState } from "@miaopu/ui";
import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { Outputs } from "../../api.ts";
import { t as shared } from "../../lists/list-words.ts";
import { mayWrite, useSession } from "../../session/session.ts";
import { PersonStatus } from "./person-status.tsx";
import { t } from "./people-words.ts";
import { PersonRights } from "./rights/person-rights.tsx";
import { RevealField } from "./reveal-field.tsx";

type Row = Outputs["person"]["list"]["rows"][number];

export function PersonDrawer(props: { id: string | null; rows: readonly Row[]; onClose: () => void }) {
  const row = () => props.rows.find((one) => one.id === props.id);
  return (
    <Drawer open={props.id !== null} title={row()?.name ?? t("title")} onClose={() => props.onClose()}>
      <Show when={row()} fallback={<EmptyState title={t("gone")} />}>
        {(person) => <PersonFacts row={person()} onErased={() => props.onClose()} />}
      </Show>
    </Drawer>
  );
}

function PersonFacts(props: { row: Row; onErased: () => void }) {
  const session = useSession();
  return (
    <div class="stack">
      <dl class="facts">
        <dt>{t("status")}</dt>
        <dd>
          <Show when={props.row.isMember || props.row.status} fallback={t("none")}>
            <PersonStatus row={props.row} />
          </Show>
        </dd>
        <dt>{shared("branch")}</dt>
        <dd>{props.row.branchName}</dd>
        <dt>{t("sex")}</dt>
        <dd>{t(props.row.sex)}</dd>
        <dt>{t("birthDate")}</dt>
        <dd>{props.row.birthDate ?? t("none")}</dd>
        <dt>{t("memberSince")}</dt>
        <dd>{props.row.fullMemberSince ?? t("none")}</dd>
        <dt>{t("idNumber")}</dt>
        <dd>
          <RevealField personId={props.row.id} field="idNumber" masked={props.row.idMasked} />
        </dd>
        <dt>{t("phone")}</dt>
        <dd>
          <RevealField personId={props.row.id} field="phone" masked={props.row.phoneMasked} />
        </dd>
        <dt>{t("file")}</dt>
        <dd>{props.row.dossierId ? "" : t("noFile")}</dd>
      </dl>
      <Show when={props.row.dossierId}>
        {(id) => (
          <A class="button" data-look="main" href={`/dossiers/${id()}`}>
            {t("openFile")}
          </A>
        )}
      </Show>
      <Show when={!props.row.dossierId && !props.row.isMember && mayWrite(session())}>
        <A class="button" href={`/dossiers/new?person=${props.row.id}`} state={{ name: props.row.name }}>
          {t("newFile")}
        </A>
      </Show>
      <PersonRights row={props.row} onErased={() => props.onErased()} />
    </div>
  );
}
