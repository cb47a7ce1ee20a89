import { test as base, type BrowserContextOptions } from "@playwright/test";
import type { Being } from "#shared/schema/being.ts";
import { watchConsole, type ConsoleWatch } from "./console-watch.ts";
import { createCuttableProxy, type CuttableProxy } from "./cuttable-proxy.ts";
import { House } from "./House.ts";
import { Person } from "./Person.ts";
import { prepareContext } from "./prepare-context.ts";

export { expect } from "@playwright/test";

export type EnterOptions = {
  readonly being?: Being;
  /** In place of the server's own address. */
  readonly origin?: string;
  readonly context?: BrowserContextOptions;
  /** Most tests are not about the picture: a plain canvas and still pages cost a software renderer less. */
  readonly picture?: "webgl" | "canvas";
  readonly motion?: "full" | "reduced";
};
export type Enter = (name: string, options?: EnterOptions) => Promise<Person>;
type OpenContext = (options: EnterOptions) => ReturnType<typeof prepareContext>;

type Fixtures = {
  /** Complaints of the console that the test provokes on purpose, as "text address". */
  provokes: RegExp | null;
  /** A browser of its own that nobody came in with yet. */
  openContext: OpenContext;
  /** Somebody new, at home. Their name is made their own by a number, because a server serves many tests. */
  enter: Enter;
  /** A network before the server that can be cut. */
  network: CuttableProxy & { readonly url: string };
};

let entered = 0;

export const test = base.extend<Fixtures, { house: House }>({
  house: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
    async ({}, provide) => {
      const house = await House.open();
      await provide(house);
      await house.close();
    },
    { scope: "worker", timeout: 90_000 },
  ],
  provokes: [null, { option: true }],
  openContext: async ({ browser, provokes }, provide) => {
    const watches: ConsoleWatch[] = [];
    const contexts: Awaited<ReturnType<OpenContext>>[] = [];
    await provide(async (options) => {
      const context = await prepareContext(browser, options);
      watches.push(watchConsole(context, provokes));
      contexts.push(context);
      return context;
    });
    for (const context of contexts) await context.close();
    base.expect(watches.flatMap(({ complaints }) => complaints)).toEqual([]);
  },
  enter: async ({ house, openContext }, provide) => {
    await provide(async (name, options = {}) => {
      const context = await openContext(options);
      entered += 1;
      const person = new Person(context, await context.newPage(), options.origin ?? house.url, `${name} ${entered}`);
      await person.comesIn(options.being ?? { colour: "honey", texture: "plain" });
      return person;
    });
  },
  network: async ({ house }, provide) => {
    const proxy = await createCuttableProxy(house.port);
    await provide({ ...proxy, url: `http://127.0.0.1:${proxy.port}` });
    await proxy.close();
  },
});
