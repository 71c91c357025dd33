// Files: their list, one of them, and what may be done to it.
import {
  correctionInput,
  correctionPreviewInput,
  dossierKey,
  dossierListInput,
  openInput,
  planInput,
  previewInput,
  recordInput,
} from "../../use-cases/inputs.ts";
import { correct, previewCorrection } from "../../use-cases/correct-record.ts";
import { dossierPage, planned } from "../../use-cases/dossier-page.ts";
import { exportDossiers } from "../../use-cases/export-dossiers.ts";
import { listDossiers } from "../../use-cases/lists.ts";
import { dossierExportInput } from "../../use-cases/rights-inputs.ts";
import { openDossier } from "../../use-cases/open-dossier.ts";
import { previewStep, recordStep } from "../../use-cases/record-step.ts";
import { sensitiveTexts } from "../../use-cases/sensitive-texts.ts";
import { may, mayTry, mayWrite, router } from "../init.ts";
import { answer } from "../refuse.ts";

export const dossierRouter = router({
  list: may("dossier.read")
    .input(dossierListInput)
    .query(({ ctx, input }) => listDossiers(ctx.asking, input)),
  export: may("dossier.export")
    .input(dossierExportInput)
    .query(({ ctx, input }) => answer(exportDossiers(ctx.asking, input))),
  get: may("dossier.read")
    .input(dossierKey)
    .query(({ ctx, input }) => answer(dossierPage(ctx.asking, input))),
  texts: may("dossier.read-sensitive")
    .input(dossierKey)
    .query(({ ctx, input }) => answer(sensitiveTexts(ctx.asking, input))),
  plan: may("dossier.read")
    .input(planInput)
    .query(({ ctx, input }) => answer(planned(ctx.asking, input))),
  preview: mayTry("dossier.record")
    .input(previewInput)
    .query(({ ctx, input }) => answer(previewStep(ctx.asking, input))),
  record: mayWrite("dossier.record")
    .input(recordInput)
    .mutation(({ ctx, input }) => answer(recordStep(ctx.asking, input))),
  previewCorrection: mayTry("dossier.correct")
    .input(correctionPreviewInput)
    .query(({ ctx, input }) => answer(previewCorrection(ctx.asking, input))),
  correct: mayWrite("dossier.correct")
    .input(correctionInput)
    .mutation(({ ctx, input }) => answer(correct(ctx.asking, input))),
  open: mayWrite("dossier.open")
    .input(openInput)
    .mutation(({ ctx, input }) => answer(openDossier(ctx.asking, input))),
});
