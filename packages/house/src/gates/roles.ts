// The gate of the roles' page and picture: what is written down is what the policy table says today.
import { existsSync, readFileSync } from "node:fs";
import type { Gate } from "./gate.ts";

export const rolesGate: Gate = {
  name: "roles map",
  findings: async () => {
    // Loaded here, so that a domain that does not load fails this gate alone.
    const { picturePath, renderPicture, renderRoles, rolesPath } = await import("../roles-map.ts");
    const isCurrent = (path: string, text: string) => existsSync(path) && readFileSync(path, "utf8") === text;
    if (isCurrent(rolesPath, renderRoles()) && isCurrent(picturePath, renderPicture())) return [];
    return ["docs/roles.md or docs/images/roles.svg is not current: run `npm run roles-map`"];
  },
};
