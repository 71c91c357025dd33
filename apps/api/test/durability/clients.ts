// Clients that write over HTTP until the server is gone or refuses, remember what was acknowledged, and send again what was not.
import { addDays, toDay } from "@miaopu/domain";
import { idNumberOf } from "../id-numbers.ts";

export interface Line {
  readonly address: string;
  readonly cookie: string;
}

interface Answered {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly code: string | null;
  readonly current: number | null;
}

interface Wire {
  readonly result?: { readonly data: Record<string, unknown> };
  readonly error?: { readonly data: { readonly refusal: { code: string; figures?: { version?: number } } } };
}

/** @returns null where the server is gone: the connection is refused, or breaks before the whole answer is there. */
async function call({ address, cookie }: Line, path: string, input: unknown): Promise<Answered | null> {
  let wire: Wire;
  try {
    const response = await fetch(`${address}/trpc/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify(input),
    });
    wire = (await response.json()) as Wire;
  } catch {
    return null;
  }
  const refusal = wire.error?.data.refusal;
  return {
    data: wire.result?.data ?? null,
    code: refusal?.code ?? null,
    current: refusal?.figures?.version ?? null,
  };
}

export interface Client {
  /**
   * Writes until the server is gone, the house refuses, or it is enough.
   * @param acknowledged told the mark of each write that was acknowledged.
   * @returns the refusal's code; null where the server is gone or it was enough.
   */
  readonly write: (
    line: Line,
    acknowledged: (mark: string) => void,
    isEnough?: () => boolean,
  ) => Promise<string | null>;
}

/** One write after another. */
interface Writing {
  readonly send: (line: Line) => Promise<Answered | null>;
  /** Whether this refusal says that the write was on file before the power went. */
  readonly wasWritten: (answered: Answered) => boolean;
  readonly mark: () => string;
  readonly next: () => void;
}

const clientOf = ({ send, wasWritten, mark, next }: Writing): Client => ({
  write: async (line, acknowledged, isEnough = () => false) => {
    while (!isEnough()) {
      const answered = await send(line);
      if (answered === null) return null;
      if (answered.data !== null) acknowledged(mark());
      else if (answered.code === "HOUSE_READ_ONLY") return answered.code;
      else if (!wasWritten(answered)) throw new Error(`${answered.code} ${answered.current}`);
      next();
    }
    return null;
  },
});

/** Registers one person after another; the mark is the name. A number that is taken was written already. */
export function registrar(branchId: string, which: number): Client {
  let at = 0;
  const mark = () => `登记${which}甲${at}`;
  return clientOf({
    mark,
    send: (line) => {
      const birthDate = addDays(toDay("1950-01-01"), at % 15_000);
      const idNumber = idNumberOf(birthDate, 1 + 2 * which + 20 * Math.floor(at / 15_000));
      return call(line, "person.register", { name: mark(), sex: "male", birthDate, idNumber, branchId });
    },
    wasWritten: ({ code }) => code === "ID_NUMBER_TAKEN",
    next: () => at++,
  });
}

/** Types one inspection after another into a file; the mark stands in the record. A conflict was its own write. */
export function typist(file: { readonly id: string; readonly version: number }, on: string): Client {
  let { version } = file;
  const mark = () => `补录${file.id}第${version}号`;
  return clientOf({
    mark,
    send: (line) => {
      const record = { step: "S06", on, lateReason: mark() };
      return call(line, "dossier.record", { id: file.id, expectedVersion: version, record });
    },
    wasWritten: ({ code, current }) => code === "VERSION_CONFLICT" && current === version + 1,
    next: () => version++,
  });
}
