// Who may call which procedure; a procedure that is not in this table cannot be called at all.
import type { Role } from "../use-cases/answers.ts";

type Callers = "anyone" | "signed-in" | readonly Role[];

const readers: readonly Role[] = ["township-officer", "branch-secretary", "county-officer"];
const officers: readonly Role[] = ["township-officer"];
const writers: readonly Role[] = ["township-officer", "branch-secretary"];

export const policy: Readonly<Record<string, Callers>> = {
  "setup.status": "anyone",
  "setup.create": "anyone",
  "session.me": "anyone",
  /** The one thing that is open before the first password is changed. */
  "session.changePassword": "signed-in",
  "organisation.branches": readers,
  "organisation.create": officers,
  "account.open": officers,
  "workbench.get": readers,
  "dossier.list": readers,
  "dossier.get": readers,
  "dossier.plan": readers,
  "dossier.preview": writers,
  "dossier.record": writers,
  "dossier.previewCorrection": writers,
  "dossier.correct": writers,
  "dossier.open": writers,
  "person.list": readers,
  "person.register": writers,
  "member.pick": writers,
  "search.find": readers,
  "ledger.audit": readers,
  "ledger.progress": readers,
  "ledger.cancel": readers,
  "ledger.result": readers,
  "ledger.takeIn": writers,
};
