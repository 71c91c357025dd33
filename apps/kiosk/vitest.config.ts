// The kiosk's tests: what was built, looked at in a real browser.
import { defineConfig } from "vitest/config";

export default defineConfig({ test: { include: ["test/**/*.test.ts"], hookTimeout: 60_000 } });
