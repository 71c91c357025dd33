// The kiosk is served under /kiosk/ and must run on the last Chrome that old machines have.
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

export default defineConfig({
  base: "/kiosk/",
  plugins: [solid()],
  build: {
    target: "chrome108",
    cssTarget: "chrome108",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
