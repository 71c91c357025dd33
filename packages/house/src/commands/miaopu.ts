// `npm run --silent miaopu -- <command>`: the operator's command line.
import { handOver } from "../hand-over.ts";

await handOver(process.argv.slice(2));
