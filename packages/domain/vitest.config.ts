// The rule book's tests: examples, properties, the coverage of codes; a million pairs and a stranger's build take time.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000, isolate: false },
});
