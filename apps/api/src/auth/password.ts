// Passwords: argon2id from Node itself, and one-time passwords for a first sign-in.
import { argon2, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { channel } from "node:diagnostics_channel";
import { promisify } from "node:util";

const derive = promisify(argon2);

// OWASP's second choice: 19 MiB, two passes.
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
const saltBytes = 16;

/** A PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const hash = await derive("argon2id", { ...cost, message: password.normalize("NFKC"), nonce: salt });
  const figures = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`;
  return `$argon2id$v=19$${figures}$${salt.toString("base64url")}$${hash.toString("base64url")}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/;

/** Told of each password that is really looked at; nothing of it or of its holder is said. */
export const passwordChecks = channel("miaopu:password-check");

export async function verifyPassword(given: { hash: string; password: string }): Promise<boolean> {
  const parts = phc.exec(given.hash);
  if (!parts) return false;
  passwordChecks.publish({});
  const expected = Buffer.from(parts[5] ?? "", "base64url");
  const actual = await derive("argon2id", {
    message: given.password.normalize("NFKC"),
    nonce: Buffer.from(parts[4] ?? "", "base64url"),
    memory: Number(parts[1]),
    passes: Number(parts[2]),
    parallelism: Number(parts[3]),
    tagLength: expected.length,
  });
  return timingSafeEqual(expected, actual);
}

// Without 0 O 1 l i, which look alike on paper.
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** Such as `k7fm-29qx-hw4t-p8cz`: 79 bits. */
export const oneTimePassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join(""),
  ).join("-");
