// Who takes part, what each role is for, and which roles one account may hold together (三员分立).

export const roles = {
  "county-officer": { zh: "县委组织部干部", en: "county officer" },
  "township-officer": { zh: "乡镇党建办干部", en: "township officer" },
  "organisation-committee-member": { zh: "组织委员", en: "organisation committee member" },
  "branch-secretary": { zh: "支部书记", en: "branch secretary" },
  mentor: { zh: "培养联系人", en: "mentor" },
  reviewer: { zh: "联审部门审查员", en: "department reviewer" },
  "kiosk-device": { zh: "签到设备", en: "kiosk device" },
  auditor: { zh: "安全审计员", en: "auditor" },
  "security-admin": { zh: "安全保密管理员", en: "security admin" },
  "system-admin": { zh: "系统管理员", en: "system admin" },
} as const;
export type Role = keyof typeof roles;
export const roleIds = Object.keys(roles) as readonly Role[];

export type Seat = "county" | "township" | "branch";

/** At which organisations a role is held. */
export const seats: Readonly<Record<Role, readonly Seat[]>> = {
  "county-officer": ["county"],
  "township-officer": ["township"],
  "organisation-committee-member": ["township"],
  "branch-secretary": ["branch"],
  mentor: ["branch", "township"],
  reviewer: ["township", "county"],
  "kiosk-device": ["township"],
  auditor: ["township", "county"],
  "security-admin": ["township", "county"],
  "system-admin": ["township", "county"],
};

/** Granted by one person and confirmed by another: whoever holds these reaches a whole organisation. */
export const privilegedRoles: ReadonlySet<Role> = new Set([
  "county-officer",
  "township-officer",
  "organisation-committee-member",
  "auditor",
  "security-admin",
  "system-admin",
]);

const companions: readonly (readonly [Role, Role])[] = [
  ["township-officer", "organisation-committee-member"],
  ["township-officer", "mentor"],
  ["organisation-committee-member", "mentor"],
  ["branch-secretary", "mentor"],
];

/**
 * Whether one account may hold both. The three administrators, reviewers and devices hold nothing beside,
 * so that nobody grants to themselves, reviews what they asked for, or reads the log of their own work.
 */
export const mayHoldTogether = (one: Role, other: Role): boolean =>
  one === other || companions.some((pair) => pair.includes(one) && pair.includes(other));
