import { defineConfig } from "vitest/config";

const server = process.env.WARMLINE_URL ?? "http://localhost:8080";

export default defineConfig({
  base: "/console/",
  build: {
    target: "es2022",
    // The content security policy allows neither inline scripts nor data: scripts, so nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    assetsDir: "assets",
  },
  server: {
    proxy: {
      "/api": { target: server, changeOrigin: true },
      "/ws": { target: server, changeOrigin: true, ws: true },
    },
  },
  test: { include: ["src/**/*.test.{ts,tsx}"] },
});
