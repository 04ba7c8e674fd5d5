import { defineConfig } from "vitest/config";
import { budget } from "./build/budget";

/** The chat itself, in its frame. */
export default defineConfig({
  base: "/widget/",
  build: {
    target: "es2022",
    rollupOptions: { input: "frame.html" },
    // Every browser that runs our target knows modulepreload; and no file may be inlined, the policy forbids data:.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  plugins: [budget("first open of the chat", 45 * 1024)],
  test: {
    environment: "node",
    include: ["src/**/*.test.{ts,tsx}"],
  },
});
