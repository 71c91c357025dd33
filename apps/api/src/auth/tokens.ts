// Session tokens are stored as their SHA-256: who reads the database cannot sign in with what is found there.
import { createHash } from "node:crypto";
import type { kyselyAdapter } from "@better-auth/kysely-adapter";

type Adapter = ReturnType<ReturnType<typeof kyselyAdapter>>;
type Where = NonNullable<Parameters<Adapter["findMany"]>[0]["where"]>;

export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("base64url");

const hashedWhere = (where: Where): Where =>
  where.map((condition) =>
    condition.field === "token" && typeof condition.value === "string"
      ? { ...condition, value: tokenHash(condition.value) }
      : condition,
  );

/** The session engine's adapter, with the token of each session hashed on its way in. */
export function withHashedTokens(adapter: Adapter): Adapter {
  const isSession = (model: string) => model === "session";
  return {
    ...adapter,
    create: async (request) => {
      const { token } = request.data as { token?: unknown };
      if (!isSession(request.model) || typeof token !== "string") return await adapter.create(request);
      const made = await adapter.create({ ...request, data: { ...request.data, token: tokenHash(token) } });
      return { ...(made as object), token } as never;
    },
    findOne: async (request) => {
      if (!isSession(request.model)) return await adapter.findOne(request);
      const found = await adapter.findOne({ ...request, where: hashedWhere(request.where) });
      const token = request.where.find(({ field }) => field === "token")?.value;
      return (found && typeof token === "string" ? { ...found, token } : found) as never;
    },
    findMany: (request) =>
      adapter.findMany(
        isSession(request.model) && request.where
          ? { ...request, where: hashedWhere(request.where) }
          : request,
      ),
    delete: (request) =>
      adapter.delete(isSession(request.model) ? { ...request, where: hashedWhere(request.where) } : request),
  };
}
