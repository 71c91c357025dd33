// The day's work: what is overdue, due soon, or may be taken, each with its article; and the township at a glance.
import { type Status, addDays, daysBetween, dutyArticle, limits, packOn, stepOf } from "@miaopu/domain";
import type { z } from "zod";
import { countsByBranch } from "../repositories/dossiers.ts";
import { type DutyRow, dutiesAt } from "../repositories/duties.ts";
import { type BranchSize, branchesIn } from "../repositories/organisations.ts";
import { type TownshipSettings, loadSettings } from "../repositories/settings.ts";
import type { PipelineCounts, WorkItem, Workbench } from "./answers.ts";
import type { Asking } from "./asking.ts";
import type { workbenchInput } from "./inputs.ts";
import { whyNow } from "./why-now.ts";

type CountRow = Awaited<ReturnType<typeof countsByBranch>>[number];

const none: PipelineCounts = { applicant: 0, activist: 0, candidate: 0, probationary: 0 };
const isUnderWay = (status: Status | null): status is keyof PipelineCounts =>
  status !== null && status in none;

function countsOf(rows: readonly CountRow[]): PipelineCounts {
  const counts: Record<keyof PipelineCounts, number> = { ...none };
  for (const { status, files } of rows) if (isUnderWay(status)) counts[status] += files;
  return counts;
}

function itemOf(row: DutyRow, today: Workbench["today"], settings: TownshipSettings): WorkItem {
  const { zh, en, article } = stepOf(row.step);
  const pack = packOn(today, settings.packs);
  return {
    dossierId: row.dossier_id,
    personName: row.person_name,
    branchName: row.branch_name,
    step: row.step,
    stepTitle: { zh, en },
    kind: row.kind,
    due: row.due_on,
    since: row.since,
    days: row.due_on === null ? null : daysBetween(today, row.due_on),
    why: whyNow({ step: row.step, since: row.since, due: row.due_on, opens: row.opens_on, today }),
    pack,
    article: (row.due_on === null ? null : dutyArticle(row.step, pack)) ?? article[pack],
  };
}

/** What of a branch should be looked at beside its files: too few members to vote, nobody under way, late typing. */
function concernsOf(branch: BranchSize, rows: readonly CountRow[]): Workbench["attention"] {
  const of = (zh: string, en: string) => ({ branchId: branch.id, name: branch.name, why: { zh, en } });
  const late = rows.reduce((sum, row) => sum + row.late_entries, 0);
  const underWay = rows.some(({ status }) => isUnderWay(status));
  return [
    branch.full_members < limits.branchFullMembers
      ? of(
          `正式党员${branch.full_members}名，不足${limits.branchFullMembers}名，不能召开接收大会`,
          `${branch.full_members} full members: fewer than ${limits.branchFullMembers}, so no admission can be voted on`,
        )
      : null,
    underWay ? null : of("目前没有在培养的对象", "Nobody is under way at present"),
    late > 0
      ? of(`有${late}条记录补录过迟`, `${late} ${late === 1 ? "record was" : "records were"} entered late`)
      : null,
  ].filter((concern) => concern !== null);
}

export async function workbench(asking: Asking, input: z.output<typeof workbenchInput>): Promise<Workbench> {
  const { db, clock, asker } = asking;
  const today = clock.today();
  const settings = await loadSettings(db);
  const branches = await branchesIn(db, asker.scope);
  const counted = await countsByBranch(db, asker.scope);
  const days = { today, soon: addDays(today, settings.soonDays) };
  const { rows, total } = await dutiesAt(db, asker.scope, days, input.limit);
  const ofBranch = (id: string) => counted.filter((row) => row.branch_id === id);
  return {
    today,
    counts: countsOf(counted),
    branches: branches.length,
    items: rows.map((row) => itemOf(row, today, settings)),
    total,
    byVillage: branches.map((branch) => ({
      branchId: branch.id,
      name: branch.village ?? branch.name,
      ...countsOf(ofBranch(branch.id)),
    })),
    attention: branches.flatMap((branch) => concernsOf(branch, ofBranch(branch.id))),
  };
}
