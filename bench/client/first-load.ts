import type { BrowserContext, Page } from "@playwright/test";
import { gzBytesOf, type Shell } from "./shell-size.ts";

export type Requested = { readonly path: string; readonly gzBytes: number };
export type FirstLoad = {
  /** Everything from the server before the first page could be used, but what `/api` answered. */
  readonly requested: readonly Requested[];
  /** Until the button that lets somebody in was there, ms. */
  readonly usableAfterMs: number;
};

/** Opens `/` in a browser that has nothing yet. */
export const loadFirstPage = async (
  context: BrowserContext,
  url: string,
): Promise<FirstLoad & { readonly page: Page }> => {
  const page = await context.newPage();
  const bodies: Promise<Requested>[] = [];
  let isUsable = false;
  page.on("response", (response) => {
    const { pathname, origin } = new URL(response.url());
    if (isUsable || origin !== url || pathname.startsWith("/api/")) return;
    bodies.push(response.body().then((body) => ({ path: pathname, gzBytes: gzBytesOf(body) })));
  });
  const sinceMs = performance.now();
  await page.goto(url);
  await page.getByRole("button", { name: "Come in" }).waitFor();
  isUsable = true;
  const usableAfterMs = performance.now() - sinceMs;
  const requested = new Map((await Promise.all(bodies)).map((one) => [one.path, one]));
  return { requested: [...requested.values()], usableAfterMs, page };
};

/** What the browser asked for and the build does not name, or the other way round. */
export const differences = (shell: Shell, { requested }: FirstLoad): string[] => {
  const named = new Set([...shell.files, ...shell.fonts].map(({ path }) => path));
  const asked = new Set(requested.map(({ path }) => path));
  return [
    ...requested.flatMap(({ path, gzBytes }) => (named.has(path) ? [] : [`also requested: ${path} (${gzBytes} B gz)`])),
    ...shell.files.flatMap(({ path }) => (asked.has(path) ? [] : [`not requested: ${path}`])),
  ];
};
