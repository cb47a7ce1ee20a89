import { constants, setPriority } from "node:os";
import path from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { removeData, startServer } from "../../e2e/support/server-process.ts";
import { openBrowser, openProfile } from "./bench-browser.ts";
import { differences, loadFirstPage, type FirstLoad } from "./first-load.ts";
import { readShell, type Shell } from "./shell-size.ts";
import { enterByPage } from "./two-guests.ts";

export type BenchWorld = {
  readonly url: string;
  /** The profile of the one whose pages are measured. */
  readonly context: BrowserContext;
  /** Where they came in, and who they are. */
  readonly page: Page;
  readonly personId: string;
  readonly browserVersion: string;
  readonly shell: Shell;
  readonly firstLoad: FirstLoad;
  /** Between what the build names and what the browser asked for, as sentences. */
  readonly differing: readonly string[];
  close(): Promise<void>;
};

const DIST = path.resolve(import.meta.dirname, "../../client/dist");

/** Server and crowd are other machines' work: they may wait for the browser, and not the browser for them. */
const OTHERS_PRIORITY = constants.priority.PRIORITY_BELOW_NORMAL;

/** A server on a database of its own, a browser, and somebody in it. */
export const openWorld = async (graphics: "emulated" | "none"): Promise<BenchWorld> => {
  const [server, browser] = await both(startServer(), openBrowser(graphics));
  for (const pid of [server.pid, process.pid]) setPriority(pid, OTHERS_PRIORITY);
  const close = async (): Promise<void> => {
    await browser.close();
    await server.stop();
    await removeData(server);
  };
  try {
    const { url } = server;
    const context = await openProfile(browser);
    const shell = readShell(DIST);
    const { page, ...firstLoad } = await loadFirstPage(context, url);
    const personId = await enterByPage(page, "Ben");
    const differing = differences(shell, firstLoad);
    const browserVersion = browser.version();
    return { url, context, page, personId, browserVersion, shell, firstLoad, differing, close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** One that came up is ended when the other does not. */
const both = async <A extends { stop(): Promise<void> }, B extends { close(): Promise<void> }>(
  first: Promise<A>,
  second: Promise<B>,
): Promise<[A, B]> => {
  const [a, b] = await Promise.allSettled([first, second]);
  if (a.status === "fulfilled" && b.status === "fulfilled") return [a.value, b.value];
  if (a.status === "fulfilled") await a.value.stop();
  if (b.status === "fulfilled") await b.value.close();
  throw a.status === "rejected" ? a.reason : (b as PromiseRejectedResult).reason; // as: one of the two failed
};
