// Every gate in its turn, printed as it is answered.
import { ask, describe, type Gate } from "./gate.ts";
import { hostsGate } from "./hosts.ts";
import { inventoryGate } from "./inventory.ts";
import { lawsGate } from "./laws.ts";
import { mapGate } from "./map.ts";
import { rolesGate } from "./roles.ts";
import { toolGates } from "./tools.ts";
import { treeGate } from "./tree.ts";

const gates: readonly Gate[] = [
  treeGate,
  hostsGate,
  ...toolGates,
  lawsGate,
  mapGate,
  inventoryGate,
  rolesGate,
];

/** Prints each gate with its time and what it found. @returns how many did not pass. */
export async function printGates(): Promise<number> {
  let failed = 0;
  for (const gate of gates) {
    const passed = await ask(gate);
    console.log(describe(passed));
    if (passed.findings.length > 0) failed += 1;
  }
  return failed;
}
