// The branch assembly's vote (S15, S23): secret, complete, quorum and majority counted against those who should attend.
import { type Vote, exclusionGrounds } from "../regulation/records/admission.ts";
import type { RecordOf } from "../regulation/records/record.ts";
import { type Finding, type Judgement, type Rule, editions, isUnknown, stepRule, unchecked } from "./rule.ts";
import type { Sentence } from "./verdict.ts";

type Voting = Judgement<RecordOf<"S15"> | RecordOf<"S23">>;

const figuresOf = (vote: Vote) => ({
  shouldAttend: vote.shouldAttend ?? 0,
  present: vote.present ?? 0,
  yes: vote.yes ?? 0,
  no: vote.no ?? 0,
  abstain: vote.abstain ?? 0,
  writtenYes: vote.writtenYes ?? 0,
  writtenNo: vote.writtenNo ?? 0,
});

const isCount = (n: number | null | undefined): boolean =>
  n === undefined || n === null || (n >= 0 && Number.isInteger(n));

const areCounts = (vote: Vote): boolean =>
  isCount(vote.shouldAttend) &&
  isCount(vote.present) &&
  isCount(vote.yes) &&
  isCount(vote.no) &&
  isCount(vote.abstain) &&
  isCount(vote.writtenYes) &&
  isCount(vote.writtenNo);

function tallyFault(vote: Vote): string | null {
  const shouldAttend = vote.shouldAttend ?? 0;
  const present = vote.present ?? 0;
  if (!areCounts(vote)) return "figure";
  if (shouldAttend === 0) return "nobody";
  if (present > shouldAttend) return "present";
  if ((vote.yes ?? 0) + (vote.no ?? 0) + (vote.abstain ?? 0) !== present) return "sum";
  return present + (vote.writtenYes ?? 0) + (vote.writtenNo ?? 0) > shouldAttend ? "written" : null;
}

function tally(vote: Vote): Finding {
  const reason = tallyFault(vote);
  return reason === null ? null : { ...figuresOf(vote), reason };
}

const tallyReasons: Record<string, Sentence> = {
  figure: { zh: "人数和票数须为非负整数", en: "people and votes are whole numbers, not negative" },
  nobody: { zh: "应到人数为 0", en: "nobody should attend" },
  present: { zh: "实到人数多于应到人数", en: "more are present than should attend" },
  sum: {
    zh: "赞成、反对、弃权之和不等于实到人数",
    en: "yes, no and abstentions do not add up to those present",
  },
  written: {
    zh: "实到人数与书面意见之和多于应到人数",
    en: "those present and the written opinions exceed those who should attend",
  },
};

function exclusions(j: Voting, vote: Vote): Finding {
  if (!vote.excluded) return null;
  let unknown = false;
  const wrong = vote.excluded.flatMap((entry, at) => {
    const groundNamed = !!entry.ground && Object.hasOwn(exclusionGrounds, entry.ground);
    const lacks = (fact: unknown, holds: boolean) => !holds && !isUnknown(j, fact);
    if (
      lacks(entry.ground, groundNamed) ||
      lacks(entry.superiorConsent, entry.superiorConsent === true) ||
      lacks(entry.assemblyVote, entry.assemblyVote === true)
    )
      return [`${at + 1}`];
    if (!groundNamed || !entry.superiorConsent || !entry.assemblyVote) unknown = true;
    return [];
  });
  return wrong.length > 0 ? { places: wrong } : unknown ? unchecked : null;
}

const moreThanHalf = (of: number) => Math.floor(of / 2) + 1;

function quorum(vote: Vote): Finding {
  const shouldAttend = vote.shouldAttend ?? 0;
  const present = vote.present ?? 0;
  return present * 2 <= shouldAttend ? { present, shouldAttend, needed: moreThanHalf(shouldAttend) } : null;
}

const needsMajority: ReadonlySet<string> = new Set(["passed", "confirm", "extend", "cancel"]);

function majority(j: Voting, vote: Vote): Finding {
  const shouldAttend = vote.shouldAttend ?? 0;
  const inFavour = (vote.yes ?? 0) + (vote.writtenYes ?? 0);
  if (inFavour * 2 > shouldAttend) return null;
  const { outcome } = j.record;
  if (isUnknown(j, outcome)) return unchecked;
  return outcome && needsMajority.has(outcome)
    ? { inFavour, shouldAttend, needed: moreThanHalf(shouldAttend) }
    : null;
}

/** Without a vote on paper the majority is in question only where the outcome takes one. */
const takesMajority = (j: Voting): boolean =>
  isUnknown(j, j.record.outcome) || needsMajority.has(j.record.outcome ?? "");

/** A rule of the vote itself: silent where there is none, unchecked where the paper does not tell it. */
const voteRule = (
  code: string,
  article: Rule["cites"],
  check: (j: Voting, vote: Vote) => Finding,
  say: Rule["say"],
  needsVote: (j: Voting) => boolean = () => true,
) =>
  stepRule({
    code,
    steps: ["S15", "S23"],
    severity: "refuse",
    cites: article,
    check: (j: Voting): Finding => {
      const vote = j.record.vote;
      if (vote) return check(j, vote);
      return isUnknown(j, vote) && needsVote(j) ? unchecked : null;
    },
    say,
  });

const article = editions("21", "20");
const attendance = editions("20", "19");

export const votingRules: readonly Rule[] = [
  stepRule({
    code: "VOTE_MISSING",
    steps: ["S15", "S23"],
    severity: "refuse",
    cites: article,
    check: (j: Voting): Finding => (j.record.vote ? null : isUnknown(j, j.record.vote) ? unchecked : {}),
    say: () => ({
      zh: "没有票决情况。请填写应到、实到、赞成、反对、弃权人数。",
      en: "There is no vote. Enter who should attend, who was present, yes, no and abstentions.",
    }),
  }),
  voteRule(
    "VOTE_NOT_SECRET",
    article,
    (_, vote) => (vote.secret === false ? {} : null),
    () => ({
      zh: "不是无记名投票。须采取无记名投票方式表决，请重新召开大会。",
      en: "The vote was not secret. The assembly must vote by secret ballot.",
    }),
  ),
  voteRule(
    "VOTE_TALLY_INCONSISTENT",
    article,
    (_, vote) => tally(vote),
    (f) => {
      const reason = tallyReasons[f["reason"] as string];
      return {
        zh: `票数对不上：${reason?.zh}（应到 ${f["shouldAttend"]}，实到 ${f["present"]}，赞成 ${f["yes"]}，反对 ${f["no"]}，弃权 ${f["abstain"]}，书面 ${f["writtenYes"]}/${f["writtenNo"]}）。请照票决单核对。`,
        en: `The figures do not agree: ${reason?.en} (should attend ${f["shouldAttend"]}, present ${f["present"]}, yes ${f["yes"]}, no ${f["no"]}, abstained ${f["abstain"]}, written ${f["writtenYes"]}/${f["writtenNo"]}). Check them against the ballot sheet.`,
      };
    },
  ),
  voteRule(
    "EXCLUSION_WITHOUT_CONSENT",
    attendance,
    exclusions,
    (f) => ({
      zh: `第 ${(f["places"] as readonly string[]).join("、")} 名不计入应到的党员缺少依据：须属五种情形之一，经上级同意并由支部大会表决通过。`,
      en: `Exclusion no. ${(f["places"] as readonly string[]).join(", ")} lacks its ground: one of the five, with the superior's consent and the assembly's vote.`,
    }),
    () => false,
  ),
  voteRule(
    "QUORUM_NOT_MET",
    attendance,
    (_, vote) => quorum(vote),
    (f) => ({
      zh: `应到 ${f["shouldAttend"]} 人，实到 ${f["present"]} 人；到会须超过应到人数的半数，至少 ${f["needed"]} 人。请另行召开大会。`,
      en: `${f["present"]} of ${f["shouldAttend"]} were present; more than half must attend, at least ${f["needed"]}. Call another assembly.`,
    }),
  ),
  voteRule(
    "MAJORITY_NOT_MET",
    article,
    majority,
    (f) => ({
      zh: `赞成 ${f["inFavour"]} 票（含书面意见），应到 ${f["shouldAttend"]} 人；赞成须超过应到人数的半数，至少 ${f["needed"]} 票，不按实到人数算。`,
      en: `${f["inFavour"]} in favour (written opinions included) of ${f["shouldAttend"]} who should attend; more than half of these are needed, at least ${f["needed"]}, not half of those present.`,
    }),
    takesMajority,
  ),
];

/** Votes, and people present, that are more than half of those who should attend. Source: art. 20, 21 / 19, 20. */
export const votesNeeded = moreThanHalf;
