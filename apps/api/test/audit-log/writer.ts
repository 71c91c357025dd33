// A process that writes to the log of a database: `writer.ts FILE NAME COUNT`.
import { openStore } from "../../src/db/open.ts";
import { appendToLog } from "../../src/repositories/audit-log.ts";
import { inventedEntry, seeded } from "./logs.ts";

const [file = "", writer = "", count = "0"] = process.argv.slice(2);
const store = openStore(file);
const random = seeded(writer.length);
for (let n = 0; n < Number(count); n++)
  await store.db
    .transaction()
    .execute((within) => appendToLog(within, { ...inventedEntry(n, random), details: { writer, n } }));
await store.close();
