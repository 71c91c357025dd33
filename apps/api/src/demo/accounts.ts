// Who else signs in to the demo township: one account of every role that is an account.
import type { NewAccount } from "../use-cases/setup.ts";
import type { Asking } from "../use-cases/asking.ts";

interface MentorFound {
  readonly personId: string;
  readonly name: string;
  readonly branchId: string;
}

/** Someone who is a mentor in an open file, and the branch of that file, which the secretary's account belongs to too. */
async function someMentor({ db }: Asking): Promise<MentorFound> {
  const row = await db
    .selectFrom("dossier_mentors")
    .innerJoin("people", "people.id", "dossier_mentors.person_id")
    .innerJoin("dossiers", "dossiers.id", "dossier_mentors.dossier_id")
    .select(["people.id as personId", "people.name", "people.branch_id as branchId"])
    .where("dossiers.status", "=", "activist")
    .whereRef("dossiers.branch_id", "=", "people.branch_id")
    .orderBy("people.id")
    .executeTakeFirst();
  if (!row) throw new Error("nobody in the demo is a mentor");
  return row;
}

/** Called once the township is planted. */
export async function demoAccounts(asking: Asking): Promise<readonly NewAccount[]> {
  const township = asking.asker.organisation.id;
  const { county_id } = await asking.db
    .selectFrom("organisations")
    .select("county_id")
    .where("id", "=", township)
    .executeTakeFirstOrThrow();
  const mentor = await someMentor(asking);
  const at = (organisationId: string, role: NewAccount["roles"][number], username: string, name: string) => ({
    organisationId,
    roles: [role],
    username,
    name,
  });
  return [
    at(township, "organisation-committee-member", "zuwei", "程远"),
    at(mentor.branchId, "branch-secretary", "shuji", "邓长河"),
    { ...at(mentor.branchId, "mentor", "lianxiren", mentor.name), personId: mentor.personId },
    { ...at(township, "reviewer", "jiwei", "高正"), department: "discipline" },
    { ...at(township, "reviewer", "paichusuo", "马国平"), department: "police" },
    at(county_id ?? township, "county-officer", "zuzhibu", "叶青"),
    at(township, "auditor", "shenji", "孟清"),
    at(township, "security-admin", "anquan", "石坚"),
    at(township, "system-admin", "xitong", "温明"),
  ];
}
