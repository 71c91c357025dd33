// The menu on the left: one entry a concept, in the order of the work.
import type { Action } from "@miaopu/domain/access";
import type { Me } from "../api.ts";
import { t } from "./shell-words.ts";

export interface MenuEntry {
  readonly href: string;
  readonly label: () => string;
  /** Shows how many of today's things are overdue. */
  readonly counts?: boolean;
  /** Only whoever may do this finds it in the menu. */
  readonly action: Action;
}

const entries: readonly MenuEntry[] = [
  { href: "/", label: () => t("workbench"), counts: true, action: "workbench.read" },
  { href: "/dossiers", label: () => t("dossiers"), action: "dossier.read" },
  { href: "/people", label: () => t("people"), action: "person.read" },
  { href: "/ledger", label: () => t("ledger"), action: "ledger.audit" },
  { href: "/reviews", label: () => t("reviews"), action: "review.read" },
  { href: "/audit-log", label: () => t("auditLog"), action: "audit-log.read" },
  { href: "/accounts", label: () => t("accounts"), action: "account.read" },
  { href: "/township", label: () => t("township"), action: "organisation.add" },
  { href: "/house", label: () => t("house"), action: "house.read" },
  { href: "/retention", label: () => t("retention"), action: "retention.read" },
];

/** What this person's menu holds, in the order of the work; the first is where they start. */
export const menuOf = (me: Me): readonly MenuEntry[] =>
  entries.filter(({ action }) => me.may.includes(action));
