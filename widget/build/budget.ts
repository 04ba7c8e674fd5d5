import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Fails the build when what a visitor has to fetch, compressed, grows over the budget. */
export function budget(name: string, mostBytes: number): Plugin {
  return {
    name: "warmline-budget",
    apply: "build",
    writeBundle: {
      order: "post",
      handler(_, bundle) {
        let total = 0;
        for (const file of Object.values(bundle)) {
          total += gzipSync(file.type === "chunk" ? file.code : file.source, { level: 9 }).length;
        }
        const said = `${name}: ${(total / 1024).toFixed(1)} of ${(mostBytes / 1024).toFixed(0)} KB gzip`;
        if (total > mostBytes) this.error(`Over the size budget. ${said}`);
        this.info(said);
      },
    },
  };
}
