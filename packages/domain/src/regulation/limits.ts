// Every number and period of the regulation, named once. A number that an article does not give is marked as a setting.

export const limits = {
  /** Art. 5: full years of age on the day of application. */
  applicantAgeYears: 18,
  /** Art. 7: the branch sends someone to talk within this time of the application. */
  talkMonths: 1,
  /** Art. 9: one or two mentors. */
  mentorsMin: 1,
  mentorsMax: 2,
  /** Art. 11: activists are reviewed every half-year. */
  reviewMonths: 6,
  /** Art. 13: cultivation as an activist. */
  activistYears: 1,
  /** Art. 13 (2026): working days of public notice, first and last day counted. */
  noticeWorkingDays: 5,
  /** Art. 14: introducers. */
  introducers: 2,
  /** Art. 17: concentrated training, days or class hours. */
  trainingDays: 3,
  trainingHours: 24,
  /** Art. 19 / 18: not admitted when leaving within this time. */
  leavingMonths: 3,
  /** Art. 19 (2026): the assembly meets within this time of a passed pre-examination. */
  assemblyMonths: 1,
  /** Art. 20 / 19: full members a branch needs to admit anyone. */
  branchFullMembers: 3,
  /** Art. 26 / 25: approval, and at the latest with a reason. */
  approvalMonths: 3,
  approvalExtendedMonths: 6,
  /** Art. 29 (2026, setting): oath after approval. */
  oathMonths: 1,
  /** Art. 32 / 31: probation, and the range of its one extension. */
  probationYears: 1,
  extensionMinMonths: 6,
  extensionMaxMonths: 12,
  /** Art. 34 / 33: approval of the conversion. */
  conversionApprovalMonths: 3,
  /** Local settings, used where the township's profile says nothing. */
  lateEntryDays: 30,
  observationMonths: 6,
  jointReviewValidMonths: 6,
  reservesPerVillage: 2,
} as const;
