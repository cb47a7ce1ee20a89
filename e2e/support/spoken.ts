import type { BrowserContext, Page } from "@playwright/test";

declare global {
  /** What the live regions of this page said, in order. */
  var spoken: string[] | undefined;
}

/** Lets `spokenOf` hear the pages of a context: a line is gone by the time a slow machine looks for it. */
export const listenToPages = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript(() => {
    const spoken: string[] = (globalThis.spoken = []);
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const text = element?.closest("[aria-live=polite], [role=status]")?.textContent;
        if (text && text !== spoken.at(-1)) spoken.push(text);
      }
    }).observe(document, { childList: true, characterData: true, subtree: true });
  });
};

export const spokenOf = (page: Page): Promise<string[]> => page.evaluate(() => globalThis.spoken ?? []);
