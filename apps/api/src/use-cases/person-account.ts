// Everything that is held on one person, for that person: basics, corrections, files with their whole history, scans, looks.
import { type Day, type Label, type Result, ok, refuse, statusTitles, timelineOf } from "@miaopu/domain";
import { type Role, actions, roles, ruleOf } from "@miaopu/domain/access";
import { educations, poolSources, willingnesses } from "@miaopu/domain/talent-pool";
import type { z } from "zod";
import { attachmentsOf } from "../repositories/attachments.ts";
import { filesOfPerson } from "../repositories/dossiers.ts";
import { hasAccount } from "../repositories/erasures.ts";
import { branchIn } from "../repositories/organisations.ts";
import { personIn } from "../repositories/people.ts";
import { filesNaming, looksAt, poolEntriesOf } from "../repositories/person-traces.ts";
import { userNames } from "../repositories/users.ts";
import type { Asking } from "./asking.ts";
import { type PersonChange, type PersonFacts, factsOfPerson, personChanges } from "./correct-person.ts";
import { loadFile } from "./dossier-file.ts";
import { type FactLine, factLines, isConfidential, recordTitle } from "./fact-words.ts";
import { accountPage } from "./person-account-page.ts";
import { type Refusal, refusals } from "./refusal.ts";
import type { personWithReason } from "./rights-inputs.ts";
import { type Watermark, inBeijing, watermarkOf } from "./watermark.ts";

export interface AccountEntry {
  readonly title: string;
  readonly on: Day | null;
  readonly facts: readonly FactLine[];
  /** Beijing time. */
  readonly recordedAt: string;
  readonly enteredBy: string;
  readonly source: "live" | "paper";
  /** It was corrected later. */
  readonly isSuperseded: boolean;
  /** Why it corrects an earlier one. */
  readonly reason: string | null;
  /** Part of it was said in confidence and is not told here. */
  readonly isPartial: boolean;
}

export interface AccountFile {
  readonly id: string;
  readonly openedOn: Day;
  readonly status: string;
  readonly entries: readonly AccountEntry[];
  readonly scans: readonly {
    readonly step: string;
    readonly material: string;
    readonly pages: number;
    readonly addedAt: string;
    readonly isWithdrawn: boolean;
  }[];
}

export interface PersonAccount {
  readonly watermark: Watermark;
  readonly person: PersonFacts & {
    readonly id: string;
    readonly branch: string;
    readonly fullMemberSince: Day | null;
    readonly education: string | null;
    readonly occupation: string | null;
    readonly hasSanctions: boolean;
    readonly hasAccount: boolean;
    readonly registeredAt: string;
    /** Where it came from. */
    readonly origin: string;
  };
  readonly corrections: readonly PersonChange[];
  readonly files: readonly AccountFile[];
  /** In the talent pool, now or before. */
  readonly pool: readonly {
    readonly source: string | null;
    readonly enteredOn: Day;
    readonly leftOn: Day | null;
    readonly leftReason: string | null;
    readonly willingness: string | null;
    readonly strengths: string | null;
  }[];
  /** How many files of others name this person, as a mentor or an introducer. */
  readonly namedInFiles: number;
  readonly looks: readonly {
    readonly what: string;
    readonly roles: string;
    readonly times: number;
    readonly last: string;
  }[];
}

async function fileAccount(asking: Asking, id: string): Promise<AccountFile | null> {
  const file = await loadFile(asking, id);
  if (!file) return null;
  const { dossier, events, named, setting } = file;
  const writers = await userNames(asking.db, [...new Set(events.map(({ enteredBy }) => enteredBy))]);
  const nameOf = (member: string) => named.find((one) => one.id === member)?.name ?? "—";
  const { status } = timelineOf(dossier, setting);
  const scans = await attachmentsOf(asking.db, asking.asker.scope, id);
  return {
    id,
    openedOn: dossier.openedOn,
    status: status === null ? "—" : statusTitles[status].zh,
    entries: dossier.entries.map(({ at, record, source, supersededBy, reason }) => {
      const isPartial = record !== null && isConfidential(record);
      return {
        title: record ? recordTitle(record) : "作废先前的记录",
        on: record?.on ?? null,
        facts: record ? factLines(record, nameOf) : [],
        recordedAt: inBeijing(events[at]?.recordedAt ?? ""),
        enteredBy: writers.get(events[at]?.enteredBy ?? "") ?? "",
        source,
        isSuperseded: supersededBy !== null,
        reason: isPartial ? null : reason,
        isPartial,
      };
    }),
    scans: scans.map(({ step, material, pages, added_at, withdrawn_at }) => ({
      step,
      material,
      pages,
      addedAt: inBeijing(added_at),
      isWithdrawn: withdrawn_at !== null,
    })),
  };
}

const actionWords = (action: string): string =>
  actions.some((known) => known === action) ? ruleOf(action as (typeof actions)[number]).zh : action;
const roleWords = (held: string): string =>
  held === ""
    ? "系统命令行"
    : held
        .split(",")
        .map((role) => roles[role as Role]?.zh ?? role)
        .join("、");

/** The table's word for an id; what a register said in words of its own stays as it is. */
const wordsIn = (table: Readonly<Record<string, Label>>, id: string | null): string | null =>
  id === null ? null : (table[id]?.zh ?? id);

const originOf = (looks: PersonAccount["looks"], files: readonly AccountFile[]): string => {
  if (files.some(({ entries }) => entries.some(({ source }) => source === "paper")))
    return "由纸质档案或台账转入";
  return looks.some(({ what }) => what === ruleOf("person.register").zh)
    ? "由党务工作人员在本系统登记"
    : "随入党申请建档时登记";
};

/** What is held on one person of the scope. Source: 个人信息保护法第四十五条 (PIPL, article 45). */
async function accountOf(
  asking: Asking,
  { id, reason }: z.output<typeof personWithReason>,
): Promise<Result<PersonAccount, Refusal>> {
  const { db, asker, keys } = asking;
  const row = await personIn(db, asker.scope, id);
  const changes = await personChanges(asking, { id });
  if (!row || !changes.ok) return refuse(refusals.notFound);
  const files: AccountFile[] = [];
  for (const { id: file } of await filesOfPerson(db, asker.scope, id)) {
    const account = await fileAccount(asking, file);
    if (account) files.push(account);
  }
  const looked = await looksAt(db, [id, ...files.map((file) => file.id)]);
  const looks = looked.map(({ action, actor_roles, times, last }) => ({
    what: actionWords(action),
    roles: roleWords(actor_roles),
    times,
    last: inBeijing(last),
  }));
  return ok({
    watermark: watermarkOf(asking, reason),
    person: {
      id,
      ...factsOfPerson(keys, row),
      branch: (await branchIn(db, asker.scope, row.branch_id))?.name ?? "",
      fullMemberSince: row.full_member_since,
      education: wordsIn(educations, row.education),
      occupation: row.occupation,
      hasSanctions: row.sanctions !== null,
      hasAccount: await hasAccount(db, id),
      registeredAt: inBeijing(row.created_at),
      origin: originOf(looks, files),
    },
    corrections: changes.value,
    files,
    pool: (await poolEntriesOf(db, id)).map((entry) => ({
      source: wordsIn(poolSources, entry.source),
      enteredOn: entry.entered_on,
      leftOn: entry.left_on,
      leftReason: entry.left_reason,
      willingness: wordsIn(willingnesses, entry.willingness),
      strengths: entry.strengths,
    })),
    namedInFiles: await filesNaming(db, id),
    looks,
  });
}

export interface AccountExport {
  /** Without the person's name: a file's name is seen by many. */
  readonly fileName: string;
  readonly html: string;
  readonly json: string;
}

/** Logged with the purpose before the answer goes out. */
export async function exportAccount(
  asking: Asking,
  input: z.output<typeof personWithReason>,
): Promise<Result<AccountExport, Refusal>> {
  const account = await accountOf(asking, input);
  if (!account.ok) return account;
  asking.trail.details["files"] = account.value.files.length;
  return ok({
    fileName: `个人信息-${asking.clock.today()}-${input.id.slice(-6)}`,
    html: accountPage(account.value),
    json: `${JSON.stringify(account.value, null, 2)}\n`,
  });
}
