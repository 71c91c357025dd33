// A township with its three administrators, and browsers that sign in to it over HTTP.
import type { Role } from "@miaopu/domain/access";
import { createAccount, type NewAccount } from "../../src/use-cases/setup.ts";
import type { SignInRules } from "../../src/use-cases/sign-in-rules.ts";
import { createApp } from "../../src/app.ts";
import { type TestTownship, accepted, secret, silent, testTownship } from "../township.ts";

interface Answer {
  readonly status: number;
  /** The refusal's code, or empty where it was done. */
  readonly code: string;
  readonly data: unknown;
}

/** A browser with one person's session. */
export interface Browser {
  readonly call: (procedure: string, input?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  readonly ask: (procedure: string, input?: unknown) => Promise<Answer>;
  readonly post: (path: string, body?: unknown) => Promise<Answer>;
}

export interface Opened {
  readonly id: string;
  readonly username: string;
  readonly password: string;
}

export interface Office extends TestTownship {
  /** An account with roles given at the founding, its own password chosen already. */
  readonly open: (username: string, roles: readonly Role[], more?: Partial<NewAccount>) => Promise<Opened>;
  /** @throws Error where it is refused. */
  readonly signIn: (account: Pick<Opened, "username" | "password">, agent?: string) => Promise<Browser>;
  readonly tryToSignIn: (
    account: Pick<Opened, "username" | "password">,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  readonly log: () => Promise<readonly LogLine[]>;
}

export interface LogLine {
  readonly action: string;
  readonly outcome: string;
  readonly actor_id: string | null;
  readonly subject_id: string | null;
  readonly reason: string | null;
  readonly details: Record<string, unknown>;
}

interface Done {
  readonly data: unknown;
}

const codeIn = (body: unknown): string => {
  const { error, code } = body as { error?: { data: { refusal: { code: string } } }; code?: string };
  return error?.data.refusal.code ?? code ?? "";
};

async function linesOf(town: TestTownship): Promise<readonly LogLine[]> {
  const rows = await town.store.db.selectFrom("audit_log").selectAll().orderBy("seq").execute();
  return rows.map(({ action, outcome, actor_id, subject_id, reason, details }) => ({
    action,
    outcome,
    actor_id,
    subject_id,
    reason,
    details: JSON.parse(details) as Record<string, unknown>,
  }));
}

export async function openOffice(signIn?: SignInRules): Promise<Office> {
  const town = await testTownship();
  const desk = signIn ? { ...town.desk, signIn } : town.desk;
  const app = createApp({ desk, log: silent, secret, origin: null, pages: null, isReady: () => true });
  const send = async (path: string, body: unknown, headers: Record<string, string>) => {
    const answer = await app.request(path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { answer, said: await answer.json() };
  };
  const settle = ({ answer, said }: Awaited<ReturnType<typeof send>>): Answer => ({
    status: answer.status,
    code: answer.ok ? "" : codeIn(said),
    data: said !== null && typeof said === "object" && "result" in said ? (said.result as Done).data : said,
  });
  const browser = (cookie: string): Browser => ({
    call: async (procedure, input, headers = {}) =>
      settle(await send(`/trpc/${procedure}`, input, { cookie, ...headers })),
    ask: async (procedure, input) => {
      const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
      const answer = await app.request(`/trpc/${procedure}${query}`, { headers: { cookie } });
      return settle({ answer, said: await answer.json() });
    },
    post: async (path, body = {}) => settle(await send(path, body, { cookie })),
  });
  return {
    ...town,
    desk,
    open: async (username, roles, more = {}) => {
      const account = { name: `试${username}`, username, roles, organisationId: town.townshipId, ...more };
      const made = await accepted(createAccount(desk, account));
      await town.store.db
        .updateTable("users")
        .set({
          must_change_password: 0,
          activation_expires_at: null,
          password_changed_at: town.clock.now(),
        })
        .where("id", "=", made.id)
        .execute();
      return { id: made.id, username, password: made.oneTimePassword };
    },
    signIn: async ({ username, password }, agent = "") => {
      const { answer } = await send("/api/auth/sign-in", { username, password }, { "user-agent": agent });
      if (!answer.ok) throw new Error(`the sign-in answered ${answer.status}`);
      return browser(answer.headers.getSetCookie()[0]?.split(";")[0] ?? "");
    },
    tryToSignIn: async ({ username, password }, headers = {}) =>
      settle(await send("/api/auth/sign-in", { username, password }, headers)),
    log: () => linesOf(town),
  };
}
