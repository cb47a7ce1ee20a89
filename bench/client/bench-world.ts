import path from "node:path";
import type { BrowserContext } from "@playwright/test";
import { removeData, startServer } from "../../e2e/support/server-process.ts";
import { openBrowser, openProfile } from "./bench-browser.ts";
import { differences, loadFirstPage, type FirstLoad } from "./first-load.ts";
import { readShell, type Shell } from "./shell-size.ts";
import { enterByPage, sendEachDesign, type SentHug } from "./two-guests.ts";

export type BenchWorld = {
  readonly url: string;
  /** The profile of the one who was hugged. */
  readonly context: BrowserContext;
  readonly browserVersion: string;
  readonly shell: Shell;
  readonly firstLoad: FirstLoad;
  /** Between what the build names and what the browser asked for, as sentences. */
  readonly differing: readonly string[];
  /** One of each stock design, all of them unread. */
  readonly hugs: readonly SentHug[];
  close(): Promise<void>;
};

const DIST = path.resolve(import.meta.dirname, "../../client/dist");

/** A server on a database of its own, a browser, somebody in it and somebody who hugged them. */
export const openWorld = async (): Promise<BenchWorld> => {
  const [server, browser] = await both(startServer(), openBrowser());
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
    const hugs = await sendEachDesign(url, page, await enterByPage(page, "Ben"));
    await page.close();
    const differing = differences(shell, firstLoad);
    return { url, context, browserVersion: browser.version(), shell, firstLoad, differing, hugs, close };
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
