// The head of a form of a file: what was typed here before, and what others recorded meanwhile.
import { useToast } from "@miaopu/ui";
import type { DossierRecord } from "@miaopu/domain";
import type { DossierPage } from "../../../api.ts";
import { OfferedDraft } from "../../../drafts/offered-draft.tsx";
import type { ServerDraft } from "../../../drafts/server-draft.ts";
import type { FormBase } from "../conflict/base-version.ts";
import { ConflictPanel } from "../conflict/conflict-panel.tsx";
import { t } from "../conflict/conflict-words.ts";

interface FormHeadProps {
  page: DossierPage;
  form: { readonly base: FormBase; readonly kept: ServerDraft; readonly clear: () => void };
  /** What the form would record; null while it cannot be read as a record. */
  mine: DossierRecord | null;
  onGoOn: () => void;
  onDone: () => void;
}

export function FormHead(props: FormHeadProps) {
  const toast = useToast();
  return (
    <>
      <OfferedDraft draft={props.form.kept} version={props.page.version} />
      <ConflictPanel
        page={props.page}
        base={props.form.base}
        mine={props.mine}
        onGoOn={() => props.onGoOn()}
        onDrop={() => {
          props.form.clear();
          props.form.kept.discard();
          toast(t("dropped"));
          props.onDone();
        }}
      />
    </>
  );
}
