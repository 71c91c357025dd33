// What a password must be, under either of two named profiles; why two: docs/decisions.
import { readFileSync } from "node:fs";
import type { Sentence } from "@miaopu/domain";

export const passwordProfiles = ["dengbao", "asvs"] as const;
export type PasswordProfile = (typeof passwordProfiles)[number];

export type PasswordFault = "short" | "kinds" | "names" | "common" | "former";

interface ProfileRules {
  readonly shortest: number;
  /** How many of the four kinds of characters. */
  readonly kinds: number;
  /** Days after which another is asked for; null for never. */
  readonly lastsDays: number | null;
  /** How many of the last ones may not come again. */
  readonly former: number;
  readonly refusesCommon: boolean;
  readonly said: Sentence;
}

const rulesOf: Readonly<Record<PasswordProfile, ProfileRules>> = {
  dengbao: {
    shortest: 10,
    kinds: 3,
    lastsDays: 90,
    former: 5,
    refusesCommon: false,
    said: {
      zh: "密码至少10位，须含大写字母、小写字母、数字、其他字符（含汉字）中的三类，不含用户名，不与最近5次用过的相同；每90天更换一次。",
      en: "At least 10 characters of three kinds (capitals, small letters, digits, any others), without the user name, none of the last 5; to be changed every 90 days.",
    },
  },
  asvs: {
    shortest: 12,
    kinds: 1,
    lastsDays: null,
    former: 0,
    refusesCommon: true,
    said: {
      zh: "密码至少12位，种类不限，长一点的短句最好记；不含用户名和本系统名称，不能是常见密码。不要求定期更换。",
      en: "At least 12 characters of any kind, best a short sentence; without the user name or this product's, and not a common password. It need not be changed regularly.",
    },
  },
};

export const passwordRulesSaid = (profile: PasswordProfile): Sentence => rulesOf[profile].said;
export const formerPasswordsKept = (profile: PasswordProfile): number => rulesOf[profile].former;

const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/];
const productWords = ["miaopu", "苗圃"];
/** What people add to a common password to please a rule. */
const ornaments = /^[^a-z\d]+|[^a-z\d]+$/g;

let common: ReadonlySet<string> | null = null;

function commonPasswords(): ReadonlySet<string> {
  const file = new URL("common-passwords.txt", import.meta.url);
  common ??= new Set(
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#")),
  );
  return common;
}

/** One piece repeated, such as `abcabcabcabc`, is as easily guessed as the piece. */
const isRepeated = (text: string): boolean => /^(.{1,4})\1+.{0,3}$/.test(text);

function isCommon(password: string): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  const bare = plain.replace(ornaments, "");
  return commonPasswords().has(plain) || commonPasswords().has(bare) || isRepeated(plain);
}

/** @returns the first rule that a password breaks by itself, or null; whether it was used before is asked apart. */
export function passwordFault(
  profile: PasswordProfile,
  password: string,
  username: string,
): Exclude<PasswordFault, "former"> | null {
  const rules = rulesOf[profile];
  const lower = password.toLowerCase();
  const names = rules.refusesCommon ? [username, ...productWords] : [username];
  if ([...password].length < rules.shortest) return "short";
  if (kinds.filter((kind) => kind.test(password)).length < rules.kinds) return "kinds";
  if (names.some((name) => lower.includes(name.toLowerCase()))) return "names";
  return rules.refusesCommon && isCommon(password) ? "common" : null;
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** @param changedAt ISO moment at which it was chosen; null while it is an activation code. */
export function isPasswordOld(profile: PasswordProfile, changedAt: string | null, now: string): boolean {
  const { lastsDays } = rulesOf[profile];
  if (lastsDays === null || changedAt === null) return false;
  return Date.parse(now) - Date.parse(changedAt) >= lastsDays * dayMilliseconds;
}
