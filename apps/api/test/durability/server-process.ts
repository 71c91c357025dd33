// A real server for the tests of durability: loaded ahead of time, it opens the house when a line on standard input says so.
import { once } from "node:events";
import { flushCompileCache } from "node:module";
import { createClock } from "../../src/clock.ts";
import { readEnv } from "../../src/env.ts";
import { createLog } from "../../src/log.ts";
import { startServer } from "../../src/serve.ts";

// A process that is killed writes nothing at its end, so what was compiled is kept for the next ones now.
flushCompileCache();
await once(process.stdin, "data");
const { address } = await startServer(readEnv(process.env), createClock(), createLog("fatal"), null);
process.stdout.write(`${address}\n`);
