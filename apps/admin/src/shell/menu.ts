// The menu on the left: one entry a concept, in the order of the work.
import type { Me } from "../api.ts";
import { t } from "./shell-words.ts";

export interface MenuEntry {
  readonly href: string;
  readonly label: () => string;
  /** Shows how many of today's things are overdue. */
  readonly counts?: boolean;
  /** Only whoever has this role finds it in the menu. */
  readonly role?: Me["user"]["role"];
}

export const menu: readonly MenuEntry[] = [
  { href: "/", label: () => t("workbench"), counts: true },
  { href: "/dossiers", label: () => t("dossiers") },
  { href: "/people", label: () => t("people") },
  { href: "/ledger", label: () => t("ledger") },
  { href: "/township", label: () => t("township"), role: "township-officer" },
];
