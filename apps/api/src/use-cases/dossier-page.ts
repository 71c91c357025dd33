// One file as the page shows it, judged anew today, and what-if.
import {
  type Result,
  daysBetween,
  dutyArticle,
  isStepRecord,
  ok,
  packOn,
  plan,
  refuse,
  review,
  stepIds,
  stepOf,
} from "@miaopu/domain";
import type { z } from "zod";
import { isTree } from "../repositories/scope.ts";
import { userNames } from "../repositories/users.ts";
import type { DossierEntry, DossierPage, PlannedRow } from "./answers.ts";
import type { Asking } from "./asking.ts";
import { type DossierFile, loadFile } from "./dossier-file.ts";
import type { dossierKey, planInput } from "./inputs.ts";
import { maskedIdNumber } from "./masked-fields.ts";
import { type Refusal, explainAll, refusals } from "./refusal.ts";

type Judged = ReturnType<typeof review>;

const ofReview = /^(?:JOINT_REVIEW|VETO)_/;
const besideSteps: ReadonlySet<string> = new Set(["joint-review", "veto", "veto-cleared"]);

/** A mentor follows the person's growth: what departments said and what was vetoed is not theirs to know. */
const withoutReviews = (entries: readonly DossierEntry[]): DossierEntry[] =>
  entries
    .filter(({ record }) => !record || isStepRecord(record) || !besideSteps.has(record.record))
    .map((entry) => ({
      ...entry,
      verdicts: entry.verdicts.filter(({ code }) => !ofReview.test(code)),
      findings: entry.findings.filter(({ code }) => !ofReview.test(code)),
    }));

function entriesOf(file: DossierFile, judged: Judged, names: ReadonlyMap<string, string>): DossierEntry[] {
  const anew = new Map(judged.entries.map((entry) => [entry.at, entry]));
  return file.dossier.entries.map((entry) => {
    const stored = file.events[entry.at];
    const now = anew.get(entry.at);
    return {
      ...entry,
      verdicts: explainAll(entry.verdicts),
      findings: explainAll(now?.verdicts ?? []),
      unchecked: now?.unchecked ?? [],
      enteredBy: { name: names.get(stored?.enteredBy ?? "") ?? "" },
      recordedAt: stored?.recordedAt ?? "",
    };
  });
}

function dueInfoOf({ timeline }: Judged, { setting }: DossierFile): DossierPage["dueInfo"] {
  const pack = packOn(setting.today, setting.packs);
  return stepIds
    .flatMap((step) => {
      const due = timeline.due[step];
      if (due === undefined) return [];
      const article = dutyArticle(step, pack) ?? stepOf(step).article[pack];
      return [{ step, due, days: daysBetween(setting.today, due), pack, article }];
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

export async function dossierPage(
  asking: Asking,
  input: z.output<typeof dossierKey>,
): Promise<Result<DossierPage, Refusal>> {
  const file = await loadFile(asking, input.id);
  if (!file) return refuse(refusals.notFound);
  const { head, person, branch, named, dossier, setting } = file;
  const judged = review(dossier, setting);
  const writers = [...new Set(file.events.map(({ enteredBy }) => enteredBy))];
  const entries = entriesOf(file, judged, await userNames(asking.db, writers));
  return ok({
    id: head.id,
    version: head.version,
    person: {
      id: person.id,
      name: person.name,
      sex: person.sex,
      birthDate: person.birth_date,
      idMasked: maskedIdNumber(asking.keys, person),
    },
    branch: {
      id: branch.id,
      name: branch.name,
      fullMembers: branch.full_members,
      hasGroups: branch.has_groups === 1,
    },
    entries: isTree(asking.asker.scope) ? entries : withoutReviews(entries),
    timeline: judged.timeline,
    dueInfo: dueInfoOf(judged, file),
    members: named.map((one) => ({
      id: one.id,
      name: one.name,
      branchName: one.branch_name,
      fullMemberSince: one.full_member_since,
    })),
  });
}

/** The earliest lawful day of every step to come, under the asker's own assumptions. */
export async function planned(
  asking: Asking,
  input: z.output<typeof planInput>,
): Promise<Result<PlannedRow[], Refusal>> {
  const file = await loadFile(asking, input.id);
  if (!file) return refuse(refusals.notFound);
  const steps = plan(file.dossier, input.assumptions, file.setting);
  return ok(steps.map((step) => ({ ...step, refusedBecause: explainAll(step.refusedBecause) })));
}
