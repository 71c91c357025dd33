// Who is signed in, for every page below the gate.
import { createContext, useContext, type Accessor } from "solid-js";
import { packOn, type Day, type PackId, type StepId } from "@miaopu/domain";
import { recordingAction, type Action } from "@miaopu/domain/access";
import type { Me } from "../api.ts";

const SessionContext = createContext<Accessor<Me>>();

export const SessionProvider = SessionContext.Provider;

/** @throws outside the gate. */
export function useSession(): Accessor<Me> {
  const session = useContext(SessionContext);
  if (!session) throw new Error("no session above this page");
  return session;
}

/** The edition in force on a day, by this installation's setting. */
export function usePackOn(): (on: Day) => PackId {
  const session = useSession();
  return (on) => packOn(on, session().packs);
}

/** Whether the policy table lets this person do it; the server asks it again. */
export const mayDo = (me: Me, action: Action): boolean => me.may.includes(action);

export const mayWrite = (me: Me): boolean => mayDo(me, "dossier.record");

/** Whether this person writes the step down: some are the superior committee's. */
export const mayRecord = (me: Me, step: StepId): boolean => mayDo(me, recordingAction(step));
