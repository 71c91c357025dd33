// The admin pages' tests: the built pages, served by the real server, looked at in a real browser.
import { defineConfig } from "vitest/config";

export default defineConfig({
  ssr: { resolve: { conditions: ["miaopu-source", "node"] } },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/setup.ts",
    // One browser and one server at a time: the pages are tried on small machines.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
