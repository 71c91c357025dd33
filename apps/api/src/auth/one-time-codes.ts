// One-time codes by RFC 6238, as every authenticator app makes them, and recovery codes for whoever lost the telephone.
import { createHash, randomInt } from "node:crypto";
import { Secret, TOTP } from "otpauth";

const periodSeconds = 30;
/** A telephone's clock may be one period off. */
const window = 1;

const totpOf = (secret: string, label: string) =>
  new TOTP({ issuer: "苗圃", label, secret: Secret.fromBase32(secret), period: periodSeconds });

/** 20 bytes in base 32. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

/** What the QR code holds. @param label the user name. */
export const secretAddress = (secret: string, label: string): string => totpOf(secret, label).toString();

/**
 * @param now ISO moment.
 * @returns the number of the 30 seconds that the code belongs to, or null where it is wrong.
 */
export function stepOfCode(secret: string, code: string, now: string): number | null {
  const timestamp = Date.parse(now);
  const delta = totpOf(secret, "").validate({ token: code, timestamp, window });
  return delta === null ? null : TOTP.counter({ period: periodSeconds, timestamp }) + delta;
}

// Without 0 O 1 l i, which look alike on paper.
const letters = "abcdefghjkmnpqrstuvwxyz23456789";
const piece = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");

/** Ten codes such as `k7fm-29qx-hw4t`: 59 bits each. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: 10 }, () => [piece(), piece(), piece()].join("-"));

export const recoveryHash = (userId: string, code: string): string =>
  createHash("sha256").update(`${userId} ${code.trim().toLowerCase()}`).digest("base64url");

export const isRecoveryCode = (code: string): boolean => /^\w{4}-\w{4}-\w{4}$/.test(code.trim());
