import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "/widget/",
  test: { environment: "happy-dom", include: ["src/**/*.test.{ts,tsx}"] },
});
