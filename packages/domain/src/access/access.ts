// May they? The answer to one question of the policy table, as a value.
import { type Result, ok, refuse } from "../kernel/result.ts";
import { type Action, type Demand, type Reach, actions, ruleOf } from "./policy.ts";
import type { Role } from "./roles.ts";

/** Who asks: the roles of an account, or nobody who is known. */
export type Holder = readonly Role[] | "anonymous";

export interface AccessState {
  /** `read-only` while the disk is nearly full. */
  readonly house: "normal" | "read-only";
  /** Of the file it is about; null where it is about none, or is not yet looked at. */
  readonly file: "open" | "ended" | null;
  /** What was shown for it. */
  readonly shown: readonly Demand[];
}

export type AccessRefusal =
  | "SIGN_IN_REQUIRED"
  | "FORBIDDEN"
  | "HOUSE_READ_ONLY"
  | "FILE_ENDED"
  | "REASON_REQUIRED"
  | "SECOND_FACTOR_REQUIRED";

const widest: readonly Reach[] = ["under", "pairs", "asked", "self"];

/** What an account may do before it holds any role: choose its password, and see that it has none. */
const ofEveryAccount: ReadonlySet<Action> = new Set([
  "session.read",
  "session.look",
  "session.password",
  "session.manage",
]);

const reachOfCell = (cell: string): Reach => cell.replace("!", "") as Reach;

/** What the holder's cells of the action allow, the widest first. */
function cellsOf(
  holder: Holder,
  action: Action,
): readonly { readonly reach: Reach; readonly openOnly: boolean }[] {
  if (holder.length === 0) return ofEveryAccount.has(action) ? [{ reach: "self", openOnly: false }] : [];
  const { cells } = ruleOf(action);
  const held = holder === "anonymous" ? (["anonymous"] as const) : holder;
  return held
    .map((role) => cells[role])
    .filter((cell) => cell !== "·")
    .map((cell) => ({ reach: reachOfCell(cell), openOnly: cell.endsWith("!") }))
    .sort((a, b) => widest.indexOf(a.reach) - widest.indexOf(b.reach));
}

/**
 * @returns how far the holder reaches with the action, or why not; what the action demands is asked for last, so that
 * nobody is asked for a reason or a code for what they may not do anyway.
 */
export function decideAccess(
  holder: Holder,
  action: Action,
  state: AccessState,
): Result<Reach, AccessRefusal> {
  const rule = ruleOf(action);
  const cells = cellsOf(holder, action);
  if (cells.length === 0) return refuse(holder === "anonymous" ? "SIGN_IN_REQUIRED" : "FORBIDDEN");
  const cell = cells.find(({ openOnly }) => !openOnly || state.file !== "ended");
  if (!cell) return refuse("FILE_ENDED");
  if (rule.writes && state.house === "read-only") return refuse("HOUSE_READ_ONLY");
  const missing = rule.demands.find((demand) => !state.shown.includes(demand));
  if (missing === "reason") return refuse("REASON_REQUIRED");
  if (missing === "second-factor") return refuse("SECOND_FACTOR_REQUIRED");
  return ok(cell.reach);
}

/** The actions that some cell of the holder allows, whatever else they demand. */
export const actionsOf = (holder: Holder): readonly Action[] =>
  actions.filter((action) => cellsOf(holder, action).length > 0);
