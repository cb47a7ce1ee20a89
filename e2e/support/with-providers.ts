import {
  openProviderServers,
  type ProviderServers,
} from "../../server/platform/auth/providers/testing/open-servers.ts";
import { House } from "./House.ts";
import { test as base } from "./test.ts";

/**
 * Servers that behave like the providers, on 127.0.0.1; ours is at localhost, which is another site. `settings`: of our
 * server.
 */
export const withProviders = (settings: Readonly<Record<string, string>> = {}) =>
  base.extend<{ origin: string }, { servers: ProviderServers }>({
    servers: [
      // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
      async ({}, provide) => {
        const servers = await openProviderServers();
        await provide(servers);
        await servers.close();
      },
      { scope: "worker" },
    ],
    house: [
      async ({ servers }, provide) => {
        const house = await House.open({ ...servers.env, ...settings });
        await provide(house);
        await house.close();
      },
      { scope: "worker", timeout: 90_000 },
    ],
    origin: async ({ house }, provide) => provide(house.url.replace("127.0.0.1", "localhost")),
  });
