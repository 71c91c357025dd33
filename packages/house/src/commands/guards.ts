// `npm run guards`: a long run that takes out every guard and scope clause in turn and wants each to be noticed.
import { guardedSources, removals, unnoticed } from "../guards.ts";

const [only = ""] = process.argv.slice(2);
const all = removals(await guardedSources()).filter(({ file }) => file.includes(only));
const missed = await unnoticed(all, (line) => console.log(line));
console.log(`${all.length - missed.length} noticed, ${missed.length} not noticed`);
if (all.length === 0 || missed.length > 0) process.exitCode = 1;
