// The admin pages are served at / and must run on Chrome 108; in development they speak to the server on MIAOPU_API.
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

const api = process.env["MIAOPU_API"] ?? "http://127.0.0.1:4100";
const proxy = { "/trpc": api, "/api": api };

export default defineConfig({
  plugins: [solid()],
  resolve: { conditions: ["miaopu-source", "solid", "module", "browser", "development|production"] },
  server: { proxy },
  preview: { proxy },
  build: {
    target: "chrome108",
    cssTarget: "chrome108",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: "rule-book",
              test: /node_modules[/\\]zod[/\\]|packages[/\\]domain[/\\]|quiet-zod/,
              priority: 2,
            },
            { name: "vendor", test: /node_modules[/\\]/, priority: 1 },
          ],
        },
      },
    },
  },
});
