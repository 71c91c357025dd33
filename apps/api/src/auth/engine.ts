// The session engine: better-auth makes and ends sessions; none of its own paths is served.
import type { BetterAuthOptions } from "better-auth";
import { betterAuth } from "better-auth/minimal";
import { kyselyAdapter } from "@better-auth/kysely-adapter";
import { username } from "better-auth/plugins/username";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Tables } from "../db/tables.ts";
import { sessionHours } from "../use-cases/sign-in-rules.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { withHashedTokens } from "./tokens.ts";

export interface EngineSetting {
  readonly db: Kysely<Tables>;
  /** Signs the cookie; kept outside the database. */
  readonly secret: string;
  /** The address that browsers use, or null where they come straight to the port. */
  readonly origin: string | null;
  readonly log: Logger;
}

/** Over HTTPS the cookie is bound to the host and never sent in clear. */
export const sessionCookie = (origin: string | null): { readonly name: string; readonly secure: boolean } => {
  const secure = origin?.startsWith("https:") === true;
  return { name: secure ? "__Host-miaopu" : "miaopu", secure };
};

export function createEngine({ db, secret, origin, log }: EngineSetting) {
  const store = kyselyAdapter(db, { type: "sqlite" });
  const cookie = sessionCookie(origin);
  return betterAuth({
    secret,
    baseURL: origin ?? "http://127.0.0.1",
    telemetry: { enabled: false },
    // Only the message: what follows it may name a person.
    logger: {
      log: (level, message) => log[level === "error" ? "error" : "debug"]({ part: "sessions" }, message),
    },
    database: (options: BetterAuthOptions) => withHashedTokens(store(options)),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    plugins: [username()],
    user: {
      modelName: "users",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
    },
    account: {
      modelName: "accounts",
      fields: {
        userId: "user_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    session: {
      modelName: "sessions",
      fields: {
        userId: "user_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
      expiresIn: sessionHours * 60 * 60,
      disableSessionRefresh: true,
    },
    advanced: {
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false },
      cookies: { session_token: { name: cookie.name } },
      defaultCookieAttributes: { httpOnly: true, sameSite: "strict", secure: cookie.secure, path: "/" },
    },
  });
}

export type Engine = ReturnType<typeof createEngine>;
