// The plan of a file as it stands: the first lawful day of every step to come.
import { useAnswer } from "../../../answer.ts";
import { api, type DossierPage } from "../../../api.ts";

export const usePlan = (page: () => DossierPage) =>
  useAnswer(() => ({
    queryKey: ["dossier", page().id, "plan", page().version],
    queryFn: () => api.dossier.plan.query({ id: page().id, assumptions: {} }),
  }));
