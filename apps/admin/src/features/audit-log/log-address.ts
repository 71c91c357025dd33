// Where in the log one is: filter and place live in the address, so that back and reload keep them.
import { useListAddress, type ListAddress } from "../../lists/list-address.ts";
import { day } from "@miaopu/domain";
import { loggedActions } from "@miaopu/domain/access";
import type { Given, Inputs } from "../../api.ts";

type Filter = "action" | "outcome" | "from" | "to" | "subject" | "actor" | "before" | "after" | "entry";
export type LogAddress = ListAddress<Filter>;
type Input = Given<Inputs["auditLog"]["list"]>;

export const useLogAddress = (): LogAddress => useListAddress<Filter>({ key: "seq", direction: "desc" });

/** A changed filter starts from the newest entry. */
export const fromNewest = { before: "", after: "" } as const;

export const noFilter = {
  ...fromNewest,
  action: "",
  outcome: "",
  from: "",
  to: "",
  subject: "",
  actor: "",
} as const;

const dayOf = (text: string) => {
  const read = day.safeParse(text);
  return read.success ? read.data : undefined;
};
const numberOf = (text: string) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined);

/** What an address written by hand says wrongly is left out. */
export function filterOf(address: LogAddress): Omit<Input, "before" | "after" | "size"> {
  const { filter, q } = address;
  const outcome = filter("outcome");
  const action = loggedActions.find((one) => one === filter("action"));
  const [from, to] = [dayOf(filter("from")), dayOf(filter("to"))];
  return {
    ...(q() === "" ? {} : { who: q() }),
    ...(filter("actor") === "" ? {} : { actorId: filter("actor") }),
    ...(filter("subject") === "" ? {} : { subjectId: filter("subject") }),
    ...(action === undefined ? {} : { action }),
    ...(outcome === "done" || outcome === "refused" ? { outcome } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

export function inputOf(address: LogAddress): Input {
  const before = numberOf(address.filter("before"));
  const after = numberOf(address.filter("after"));
  return {
    ...filterOf(address),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    size: address.size(),
  };
}
