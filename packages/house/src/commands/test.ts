// `npm test`: the gates, then every suite; the last line says how many tests passed and failed.
// `npm test -- packages/domain` runs the named suites alone, without the gates.
import { printGates } from "../gates/all.ts";
import { runSuites } from "../suites.ts";

const names = process.argv.slice(2);
const gates = names.length > 0 ? 0 : await printGates();
const { passed, failed } = await runSuites(names);
if (gates > 0) console.log(`\n✕ ${gates} 道检查没有通过，见上文 / gates that did not pass: see above`);
console.log(`\n${passed} passed, ${failed + gates} failed`);
if (failed + gates > 0) process.exitCode = 1;
