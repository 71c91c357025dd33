// The server's tests: real SQLite, real ports, real child processes.
import { defineConfig } from "vitest/config";

export default defineConfig({
  ssr: { resolve: { conditions: ["miaopu-source", "node"] } },
  test: { include: ["test/**/*.test.ts"] },
});
