// The whole examination: what can be looked at without the present schema first, then the rest.
import { pendingMigrations } from "../db/migrate.ts";
import { checkBackups } from "./backups.ts";
import { checkCertificate } from "./certificate.ts";
import { checkClock } from "./clock.ts";
import { checkDisk } from "./disk.ts";
import type { Check, Finding, Patient } from "./finding.ts";
import { checkData, checkHistories, checkLog } from "./integrity.ts";
import { checkKeys } from "./keys.ts";
import { checkScans } from "./scans.ts";

const always: readonly Check[] = [checkData, checkDisk, checkCertificate];
/** These read tables that an older schema lacks. */
const withSchema: readonly Check[] = [
  checkHistories,
  checkLog,
  checkKeys,
  checkScans,
  checkClock,
  checkBackups,
];

export async function examine(patient: Patient): Promise<Finding[]> {
  const isCurrent = (await pendingMigrations(patient.db)).length === 0;
  const findings: Finding[] = [];
  for (const check of isCurrent ? [...always, ...withSchema] : always)
    findings.push(...(await check(patient)));
  return findings;
}
