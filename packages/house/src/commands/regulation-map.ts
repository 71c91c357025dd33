// `npm run regulation-map`: writes docs/regulation-map.md anew.
import { writeFileSync } from "node:fs";
import { currentMap, mapPath } from "../regulation-map.ts";

writeFileSync(mapPath, currentMap());
