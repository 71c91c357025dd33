// Structured logs on standard error: what happened, never to whom.
import pino, { type Logger } from "pino";
import type { Env } from "./env.ts";

/** Even where a line is written carelessly, these never reach it. */
const neverLogged = [
  "name",
  "idNumber",
  "id_number",
  "phone",
  "password",
  "username",
  "cookie",
  "token",
  "body",
  "input",
];

export const createLog = (level: Env["logLevel"]): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: neverLogged.flatMap((key) => [key, `*.${key}`]), remove: true },
    },
    pino.destination({ fd: 2, sync: true }),
  );
