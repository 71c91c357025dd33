// The gate of the data inventory: what is written down is what the schema's tags say today.
import { existsSync, readFileSync } from "node:fs";
import type { Gate } from "./gate.ts";

export const inventoryGate: Gate = {
  name: "data inventory",
  findings: async () => {
    // Loaded here, so that a schema that does not load fails this gate alone.
    const { currentInventory, inventoryPath } = await import("../data-inventory.ts");
    const written = existsSync(inventoryPath) ? readFileSync(inventoryPath, "utf8") : "";
    if (written === currentInventory()) return [];
    return ["docs/data-inventory.md is not current: run `npm run data-inventory`"];
  },
};
