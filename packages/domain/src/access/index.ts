// Who may do what: roles, the policy table, and its answers.
export * from "./roles.ts";
export * from "./policy.ts";
export * from "./access.ts";
export * from "./logged-actions.ts";
export * from "./recording.ts";
export * from "./granting.ts";
