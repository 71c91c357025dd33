// The rule book's tests: examples, properties and the coverage of codes.
import { defineConfig } from "vitest/config";

export default defineConfig({ test: { include: ["test/**/*.test.ts"] } });
