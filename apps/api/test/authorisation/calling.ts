// Calls a procedure as someone, in a transaction that is undone: each call starts from the same world.
import { TRPCError } from "@trpc/server";
import { createCallerFactory } from "../../src/trpc/init.ts";
import { refusalOf } from "../../src/trpc/refuse.ts";
import { appRouter } from "../../src/trpc/router.ts";
import type { Desk, SignedIn } from "../../src/use-cases/asking.ts";
import type { World } from "./world.ts";

class Undo extends Error {}

const createCaller = createCallerFactory(appRouter);

function procedureAt(desk: Desk, person: SignedIn | null, path: string) {
  const caller: unknown = createCaller({ desk, person });
  return path.split(".").reduce<unknown>((at, key) => Reflect.get(at as object, key), caller) as (
    input: unknown,
  ) => Promise<unknown>;
}

export interface Call {
  readonly path: string;
  readonly input: unknown;
}

export interface Answered {
  /** Empty where it was answered. */
  readonly code: string;
  /** Everything that came back, refusals too. */
  readonly text: string;
}

async function answered(desk: Desk, person: SignedIn | null, { path, input }: Call): Promise<Answered> {
  try {
    const answer = await procedureAt(desk, person, path)(input);
    return { code: "", text: JSON.stringify(answer) ?? "" };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const refusal = refusalOf(error);
    return { code: refusal.code, text: JSON.stringify(refusal) };
  }
}

/** The answers to calls made one after another, before all of them are undone. */
export async function callUndone(
  world: World,
  person: SignedIn | null,
  calls: readonly Call[],
  house: "normal" | "read-only" = "normal",
): Promise<Answered[]> {
  const answers: Answered[] = [];
  await world.store.db
    .transaction()
    .execute(async (db) => {
      const desk: Desk = { ...world.desk, db, houseState: () => house };
      for (const call of calls) answers.push(await answered(desk, person, call));
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return answers;
}
