// The whole API, concept by concept.
import { router } from "./init.ts";
import { dossierRouter } from "./routers/dossier.ts";
import { memberRouter, personRouter, searchRouter } from "./routers/person.ts";
import { organisationRouter, workbenchRouter } from "./routers/township.ts";
import { sessionRouter, setupRouter } from "./routers/session.ts";

export const appRouter = router({
  setup: setupRouter,
  session: sessionRouter,
  organisation: organisationRouter,
  workbench: workbenchRouter,
  dossier: dossierRouter,
  person: personRouter,
  member: memberRouter,
  search: searchRouter,
});

export type AppRouter = typeof appRouter;
