// `npm run data-inventory`: writes docs/data-inventory.md anew.
import { writeFileSync } from "node:fs";
import { currentInventory, inventoryPath } from "../data-inventory.ts";

writeFileSync(inventoryPath, currentInventory());
