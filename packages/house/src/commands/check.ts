// `npm run check`: the fast gates, each with its time.
import { printGates } from "../gates/all.ts";

const failed = await printGates();
if (failed > 0) process.exitCode = 1;
