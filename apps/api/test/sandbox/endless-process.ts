// A job that never ends.
process.stderr.write("ready\n");
for (let n = 0; n >= 0; n = (n + 1) % 1000);
