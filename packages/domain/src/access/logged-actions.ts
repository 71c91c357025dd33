// What the audit log may say was done: the actions of the policy table, and what happens without being asked for.
import { type Action, actions, policy, ruleOf } from "./policy.ts";

/** What is logged and is no action of the table. */
export const loggedEvents = {
  "sign-in": { zh: "登录", en: "sign in" },
  "sign-out": { zh: "退出登录", en: "sign out" },
  "command-line": { zh: "在服务器上用命令行操作", en: "work from the server's command line" },
} as const;

export type LoggedAction = Action | keyof typeof loggedEvents;

/** Those that can stand in the log, in the order of the table. */
export const loggedActions: readonly LoggedAction[] = [
  ...(Object.keys(loggedEvents) as (keyof typeof loggedEvents)[]),
  ...actions.filter((action) => ruleOf(action).logged !== "never"),
];

/** @returns the words of an action, also of one that an older program wrote and this one does not know. */
export function loggedWords(action: string): { readonly zh: string; readonly en: string } {
  if (Object.hasOwn(loggedEvents, action)) return loggedEvents[action as keyof typeof loggedEvents];
  if (Object.hasOwn(policy, action)) return ruleOf(action as Action);
  return { zh: action, en: action };
}
