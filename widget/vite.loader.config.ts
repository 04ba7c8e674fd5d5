import { defineConfig } from "vite";
import { budget } from "./build/budget";

/** The one script tag: a classic script under a fixed name, because it is written into other people's pages. */
export default defineConfig({
  base: "/widget/",
  build: {
    target: "es2022",
    emptyOutDir: false,
    lib: {
      entry: "src/loader/index.ts",
      formats: ["iife"],
      name: "warmlineLoader",
      fileName: () => "warmline.js",
    },
    reportCompressedSize: false,
  },
  plugins: [budget("the script tag", 4 * 1024)],
});
