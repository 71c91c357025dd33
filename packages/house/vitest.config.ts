// The house's own tests: they start processes, so they are given time.
import { defineConfig } from "vitest/config";

export default defineConfig({
  ssr: { resolve: { conditions: ["miaopu-source", "node"] } },
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000 },
});
