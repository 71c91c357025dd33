// A gate: one question about the whole tree, answered by what it finds wrong.
export interface Gate {
  readonly name: string;
  /** What is wrong, a line or a block each; empty where all is well. */
  readonly findings: () => Promise<readonly string[]>;
}

export interface Passed {
  readonly name: string;
  readonly findings: readonly string[];
  readonly seconds: number;
}

/** Asks one gate. A gate that throws has not passed: what it threw is its finding. */
export async function ask(gate: Gate): Promise<Passed> {
  const from = performance.now();
  const findings = await gate.findings().catch((error: unknown) => [String(error)]);
  return { name: gate.name, findings, seconds: (performance.now() - from) / 1000 };
}

/** The gate's line in the terminal, and below it what was found. */
export function describe({ name, findings, seconds }: Passed): string {
  const line = `${findings.length === 0 ? "✓" : "✕"} ${name.padEnd(24)} ${seconds.toFixed(1).padStart(5)} s`;
  return [line, ...findings.map((finding) => finding.trim().replaceAll(/^/gm, "    "))].join("\n");
}
