// `npm run roles-map`: writes docs/roles.md and docs/images/roles.svg anew.
import { writeFileSync } from "node:fs";
import { picturePath, renderPicture, renderRoles, rolesPath } from "../roles-map.ts";

writeFileSync(rolesPath, renderRoles());
writeFileSync(picturePath, renderPicture());
