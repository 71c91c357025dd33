// A job that takes all the memory there is.
const kept: number[][] = [];
process.stderr.write("ready\n");
for (;;) kept.push(Array.from({ length: 10_000 }, (_, n) => n + kept.length));
