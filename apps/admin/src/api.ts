// The typed client, and what any of its errors says to people.
import type { AppRouter } from "@miaopu/api/router";
import { TRPCClientError, type TRPCLink, createTRPCClient, httpBatchLink } from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { type Unsubscribable, observable } from "@trpc/server/observable";
import { QueryClient } from "@tanstack/solid-query";
import { remedyOf } from "./gate.ts";
import { secondsIdle } from "./idleness.ts";

export type Outputs = inferRouterOutputs<AppRouter>;
export type Inputs = inferRouterInputs<AppRouter>;
/** An input without the nothing that a procedure also takes. */
export type Given<T> = Exclude<T, void | null | undefined>;
export type Me = NonNullable<Outputs["session"]["me"]>;
export type DossierPage = Outputs["dossier"]["get"];
export type DossierEntry = DossierPage["entries"][number];
export type ExplainedVerdict = DossierEntry["findings"][number];

/** A request that meets a locked page, or needs a code, waits for either and is made again. */
const gateLink: TRPCLink<AppRouter> =
  () =>
  ({ next, op }) =>
    observable((observer) => {
      let isWanted = true;
      let under: Unsubscribable | undefined;
      const go = () => {
        under = next(op).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error: (error) => void meet(error),
        });
      };
      const meet = async (error: TRPCClientError<AppRouter>) => {
        const { code } = refusalOf(error);
        if (code === "HOUSE_READ_ONLY") void queryClient.invalidateQueries({ queryKey: ["house"] });
        const isRemedied = await remedyOf(code)?.();
        if (!isWanted) return;
        if (isRemedied) go();
        else observer.error(error);
      };
      go();
      return () => {
        isWanted = false;
        under?.unsubscribe();
      };
    });

/** Queries go by POST: what is searched for stays out of addresses and logs. */
export const api = createTRPCClient<AppRouter>({
  links: [
    gateLink,
    httpBatchLink({
      url: "/trpc",
      methodOverride: "POST",
      maxItems: 20,
      headers: () => ({ "miaopu-idle": String(secondsIdle()) }),
    }),
  ],
});

/** A refusal as people read it. */
export interface Refusal {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly verdicts?: readonly ExplainedVerdict[] | undefined;
}

const unreachable: Refusal = {
  code: "UNREACHABLE",
  zh: "连不上服务器，已填的内容还在。请检查网络后再试。",
  en: "The server cannot be reached; what you typed is still here. Check the network and try again.",
};

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === "object" && value !== null && "code" in value && "zh" in value && "en" in value;

/** The sentence behind any error of the client. */
export function refusalOf(error: unknown): Refusal {
  if (isRefusal(error)) return error;
  if (!(error instanceof TRPCClientError)) return unreachable;
  const data: unknown = error.data;
  const refusal = typeof data === "object" && data !== null && "refusal" in data ? data.refusal : null;
  return isRefusal(refusal) ? refusal : unreachable;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => refusalOf(error).code === "UNREACHABLE" && count < 2,
    },
  },
});

/** @returns the refusal, or null once signed in. */
export async function signIn(username: string, password: string): Promise<Refusal | null> {
  return post("/api/auth/sign-in", { username, password });
}

export async function signOut(): Promise<Refusal | null> {
  return post("/api/auth/sign-out", {});
}

/** Opens the locked session again. */
export async function unlock(password: string): Promise<Refusal | null> {
  return post("/api/auth/unlock", { password });
}

async function post(path: string, body: object): Promise<Refusal | null> {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.ok) return null;
    const answer: unknown = await response.json();
    return isRefusal(answer) ? answer : unreachable;
  } catch {
    return unreachable;
  }
}
