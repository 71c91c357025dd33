// The version of the file that a form is typed against, and what was recorded since by whom.
import { createSignal, untrack, type Accessor } from "solid-js";
import type { DossierEntry, DossierPage } from "../../../api.ts";
import type { BaseVersion } from "../../../drafts/server-draft.ts";

export interface FormBase extends BaseVersion {
  /** Entries after the form's version, the first one first; none where nothing happened since. */
  readonly since: Accessor<readonly DossierEntry[]>;
  readonly isBehind: Accessor<boolean>;
  /** What was recorded since has been seen: the form goes on against the file as it is now. */
  readonly catchUp: () => void;
  /** The form was taken: what it makes of the file is no news to it. */
  readonly done: () => void;
}

export function createFormBase(page: Accessor<DossierPage>): FormBase {
  const [version, setVersion] = createSignal(untrack(page).version);
  return {
    version,
    goBackTo: (earlier) => setVersion(Math.min(earlier, page().version)),
    // The place in the history counts from 0, the version from 1.
    since: () => page().entries.filter(({ at }) => at >= version()),
    isBehind: () => page().version > version(),
    done: () => setVersion(Infinity),
    catchUp: () => setVersion(page().version),
  };
}
