import { defineConfig } from "vitest/config";

const everywhere = ["shared", "server", "client", "tools", "bench", "ml"];
const tests = (folder: string) => `${folder}/**/*.test.{ts,tsx,mjs}`;
/** What opens databases, sockets or processes, and so may wait. */
const live = [
  "server/{rooms,services,entities,platform,api}/**/*.test.ts",
  "server/*.test.ts",
  "client/**/*.live.test.ts",
  "client/net/idb.vault.test.ts",
  "bench/**/*.live.test.ts",
  "ml/**/*.live.test.ts",
];
const pure = "**/*.{rules,project}.test.ts";
/** What starts servers and databases of its own and breaks them: after everything else, and alone. */
const slow = "bench/**/*.slow.test.ts";

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          // Fuzz tests take seconds on a busy machine.
          testTimeout: 20_000,
          include: [...everywhere.filter((folder) => folder !== "server").map(tests), `server/${pure}`],
          exclude: ["client/dist/**", slow, ...live.slice(2)],
        },
      },
      {
        extends: true,
        test: {
          name: "live",
          include: live,
          exclude: [pure],
          testTimeout: 20_000,
          // A first PGlite directory takes about 7 s, more on a busy machine.
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: "slow", include: [slow], testTimeout: 20 * 60_000, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
