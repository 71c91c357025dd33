// Who is signed in, for every page below the gate.
import { createContext, useContext, type Accessor } from "solid-js";
import { packOn, type Day, type PackId } from "@miaopu/domain";
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

/** Whether this person may write; a county officer reads. */
export const mayWrite = (me: Me): boolean => me.user.role !== "county-officer";
