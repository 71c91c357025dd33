// Ids are branded and prefixed, so that a person's id cannot be passed where a dossier's is asked for.
import { z } from "zod";

export const idPrefixes = {
  organisation: "org",
  person: "per",
  dossier: "dos",
  user: "usr",
  grant: "gra",
  attachment: "att",
  poolEntry: "poe",
  adjustment: "adj",
  import: "imp",
} as const;

export type OrganisationId = `org_${string}`;
export type PersonId = `per_${string}`;
export type DossierId = `dos_${string}`;
export type UserId = `usr_${string}`;
export type GrantId = `gra_${string}`;
export type AttachmentId = `att_${string}`;
export type PoolEntryId = `poe_${string}`;
export type AdjustmentId = `adj_${string}`;
export type ImportId = `imp_${string}`;

const prefixed = <T extends string>(prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}_[0-9a-z-]{1,40}$`)) as unknown as z.ZodType<T, T>;

export const organisationId = prefixed<OrganisationId>(idPrefixes.organisation);
export const personId = prefixed<PersonId>(idPrefixes.person);
export const dossierId = prefixed<DossierId>(idPrefixes.dossier);
export const userId = prefixed<UserId>(idPrefixes.user);
export const grantId = prefixed<GrantId>(idPrefixes.grant);
export const attachmentId = prefixed<AttachmentId>(idPrefixes.attachment);
export const poolEntryId = prefixed<PoolEntryId>(idPrefixes.poolEntry);
export const adjustmentId = prefixed<AdjustmentId>(idPrefixes.adjustment);
export const importId = prefixed<ImportId>(idPrefixes.import);
