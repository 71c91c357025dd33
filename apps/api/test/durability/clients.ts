// Clients that write over HTTP until the server is gone, remember what was acknowledged, and send again what was not.
import { addDays, toDay } from "@miaopu/domain";
import { idNumberOf } from "../id-numbers.ts";

export interface Line {
  readonly address: string;
  readonly cookie: string;
}

/** What the server answered; null where it was gone. */
interface Answered {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly code: string | null;
  readonly current: number | null;
}

interface Wire {
  readonly result?: { readonly data: Record<string, unknown> };
  readonly error?: { readonly data: { readonly refusal: { code: string; figures?: { version?: number } } } };
}

/** A dead server never answers: the connection is refused, or breaks before the whole answer is there. */
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
  /** Writes until the server is gone. */
  readonly write: (line: Line, acknowledged: (mark: string) => void) => Promise<void>;
}

/** Registers one person after another; the mark is the name. A number that is taken was written before the power went. */
export function registrar(branchId: string, which: number): Client {
  let next = 0;
  return {
    write: async (line, acknowledged) => {
      for (;;) {
        const name = `登记${which}甲${next}`;
        const birthDate = addDays(toDay("1950-01-01"), next % 15_000);
        const idNumber = idNumberOf(birthDate, 1 + 2 * which + 20 * Math.floor(next / 15_000));
        const person = { name, sex: "male", birthDate, idNumber, branchId };
        const answered = await call(line, "person.register", person);
        if (answered === null) return;
        if (answered.data === null && answered.code !== "ID_NUMBER_TAKEN")
          throw new Error(answered.code ?? "?");
        if (answered.data !== null) acknowledged(name);
        next++;
      }
    },
  };
}

/** Types one inspection after another into a file; the mark stands in the record. A conflict was its own write. */
export function typist(file: { readonly id: string; readonly version: number }, on: string): Client {
  let { version } = file;
  return {
    write: async (line, acknowledged) => {
      for (;;) {
        const mark = `补录${file.id}第${version}号`;
        const record = { step: "S06", on, lateReason: mark };
        const answered = await call(line, "dossier.record", {
          id: file.id,
          expectedVersion: version,
          record,
        });
        if (answered === null) return;
        if (answered.data !== null) acknowledged(mark);
        else if (answered.code !== "VERSION_CONFLICT" || answered.current !== version + 1)
          throw new Error(`${answered.code} ${answered.current}`);
        version++;
      }
    },
  };
}
