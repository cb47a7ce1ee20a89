import { defineConfig } from "@playwright/test";

/** WebGL in software, and no calls home: what Debian's Chromium needs in a container. */
export const CHROMIUM_ARGS = [
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  "--disable-gpu-rasterization",
  "--disable-gpu-compositing",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  outputDir: "test-results",
  // Each worker runs a server of its own and up to three browsers' worth of pages.
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env["CI"] === "true",
  // What passes only when run once more is named at the run's end.
  retries: process.env["CI"] === "true" ? 1 : 0,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  use: {
    // Films of what software renders cost more than the tests.
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: {
      ...(process.env["CHROMIUM_PATH"] === undefined ? {} : { executablePath: process.env["CHROMIUM_PATH"] }),
      chromiumSandbox: false,
      args: CHROMIUM_ARGS,
    },
  },
});
