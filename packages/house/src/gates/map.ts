// The gate of the regulation map: what is written down is what the domain's tables and tests say today.
import { readFileSync } from "node:fs";
import type { Gate } from "./gate.ts";

export const mapGate: Gate = {
  name: "regulation map",
  findings: async () => {
    // Loaded here, so that a domain that does not load fails this gate alone.
    const { currentMap, mapPath } = await import("../regulation-map.ts");
    if (readFileSync(mapPath, "utf8") === currentMap()) return [];
    return ["docs/regulation-map.md is not current: run `npm run regulation-map`"];
  },
};
