// The server's tests: real SQLite in folders of their own, real ports, real child processes.
import { defineConfig } from "vitest/config";

export default defineConfig({
  ssr: { resolve: { conditions: ["miaopu-source", "node"] } },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // A machine whose disk is nearly full tests all the same.
    env: { MIAOPU_MIN_FREE_MB: "1" },
  },
});
