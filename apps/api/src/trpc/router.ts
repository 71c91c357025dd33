// The whole API, concept by concept.
import { router } from "./init.ts";
import { accountRouter, grantRouter } from "./routers/account.ts";
import { attachmentRouter } from "./routers/attachment.ts";
import { auditLogRouter } from "./routers/audit-log.ts";
import { dossierRouter } from "./routers/dossier.ts";
import { draftRouter } from "./routers/draft.ts";
import { ledgerRouter } from "./routers/ledger.ts";
import { memberRouter, personRouter, searchRouter } from "./routers/person.ts";
import { poolRouter } from "./routers/pool.ts";
import { retentionRouter } from "./routers/retention.ts";
import { houseRouter } from "./routers/house.ts";
import { reviewRouter } from "./routers/review.ts";
import { organisationRouter, workbenchRouter } from "./routers/township.ts";
import { factorRouter, sessionRouter, setupRouter } from "./routers/session.ts";

export const appRouter = router({
  setup: setupRouter,
  session: sessionRouter,
  organisation: organisationRouter,
  account: accountRouter,
  grant: grantRouter,
  factor: factorRouter,
  workbench: workbenchRouter,
  dossier: dossierRouter,
  attachment: attachmentRouter,
  draft: draftRouter,
  retention: retentionRouter,
  person: personRouter,
  member: memberRouter,
  review: reviewRouter,
  house: houseRouter,
  search: searchRouter,
  ledger: ledgerRouter,
  pool: poolRouter,
  auditLog: auditLogRouter,
});

export type AppRouter = typeof appRouter;
export type { AttachmentList, AttachmentRow } from "../attachments/answers.ts";
export type { LedgerPreview, MembersPreview } from "../ledger/preview.ts";
