// The only mapping of a refusal to HTTP, and of anything else that goes wrong: a client never sees a stack.
import type { Result } from "@miaopu/domain";
import { TRPCError, type TRPC_ERROR_CODE_KEY } from "@trpc/server";
import { ZodError } from "zod";
import { isDiskFull } from "../db/full.ts";
import { type Refusal, refusals } from "../use-cases/refusal.ts";

const httpCodes: Readonly<Record<string, TRPC_ERROR_CODE_KEY>> = {
  SIGN_IN_REQUIRED: "UNAUTHORIZED",
  SESSION_LOCKED: "UNAUTHORIZED",
  FORBIDDEN: "FORBIDDEN",
  PASSWORD_CHANGE_REQUIRED: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  VERSION_CONFLICT: "CONFLICT",
  INPUT_INVALID: "BAD_REQUEST",
  HOUSE_READ_ONLY: "SERVICE_UNAVAILABLE",
  TOO_MANY_ATTEMPTS: "TOO_MANY_REQUESTS",
};

class RefusedError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

export function refused(refusal: Refusal): TRPCError {
  const code = httpCodes[refusal.code] ?? "UNPROCESSABLE_CONTENT";
  return new TRPCError({ code, message: refusal.code, cause: new RefusedError(refusal) });
}

/** @throws TRPCError that carries the refusal. */
export async function answer<T>(result: Promise<Result<T, Refusal>>): Promise<T> {
  const settled = await result;
  if (settled.ok) return settled.value;
  throw refused(settled.error);
}

const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join(".") || "-";

function inputInvalid(error: ZodError): Refusal {
  const paths = error.issues.map((issue) => `${pathOf(issue.path)}: ${issue.message}`);
  const where = [...new Set(error.issues.map((issue) => pathOf(issue.path)))];
  return {
    code: "INPUT_INVALID",
    figures: { paths: where, issues: paths },
    zh: `填写有误，请改正后再提交：${where.join("、")}`,
    en: `Some values cannot be read; correct them and submit again: ${where.join(", ")}`,
  };
}

const unknownProcedure: Refusal = {
  code: "NOT_FOUND",
  zh: "没有这个功能。请刷新页面后再试。",
  en: "There is no such function. Reload the page and try again.",
};
const unreadable: Refusal = {
  code: "INPUT_INVALID",
  zh: "请求无法读取。请刷新页面后再试。",
  en: "The request cannot be read. Reload the page and try again.",
};
/** What is told to a client of any error. */
export function refusalOf(error: TRPCError): Refusal {
  if (error.cause instanceof RefusedError) return error.cause.refusal;
  if (error.cause instanceof ZodError) return inputInvalid(error.cause);
  if (isDiskFull(error)) return refusals.houseReadOnly;
  switch (error.code) {
    case "NOT_FOUND":
    case "METHOD_NOT_SUPPORTED":
      return unknownProcedure;
    case "BAD_REQUEST":
    case "PARSE_ERROR":
    case "PAYLOAD_TOO_LARGE":
    case "UNSUPPORTED_MEDIA_TYPE":
      return unreadable;
    default:
      return refusals.internal;
  }
}
