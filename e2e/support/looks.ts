import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

export const SIZES = [
  { name: "phone", width: 390, height: 844 },
  { name: "laptop", width: 1280, height: 800 },
] as const;
export const LIGHTS = ["light", "dark"] as const;

const ALL_RULES = { rules: { "target-size": { enabled: true } } };
const SIZE_AND_LIGHT = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"];

/** A change of light fades, and what inherits it fades after it: colours are judged where they arrive. */
const withoutFades = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const still = new CSSStyleSheet();
    still.replaceSync("*, *::before, *::after { transition: none !important; }");
    document.adoptedStyleSheets = [still];
  });
const withFades = (page: Page): Promise<void> => page.evaluate(() => void (document.adoptedStyleSheets = []));

/** Two frames, so that the page stands in its new size and light. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  });

/**
 * axe with all of its rules and targets of 24 px, at every size in every light; the page itself stays as it is. What
 * does not hang on size or light is asked once.
 */
export const hasNoViolation = async (page: Page, what: string): Promise<void> => {
  const before = page.viewportSize();
  await withoutFades(page);
  for (const { name, ...size } of SIZES) {
    for (const colorScheme of LIGHTS) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await settled(page);
      const isFirst = name === SIZES[0].name && colorScheme === LIGHTS[0];
      const axe = new AxeBuilder({ page });
      const { violations } = await (isFirst ? axe.options(ALL_RULES) : axe.withRules(SIZE_AND_LIGHT)).analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
      );
      expect.soft(found, `${what}, ${name}, ${colorScheme}`).toEqual([]);
    }
  }
  await withFades(page);
  if (before !== null) await page.setViewportSize(before);
};

export const hasNoSidewaysScroll = async (page: Page, what: string): Promise<void> => {
  const { wide, shown } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    shown: document.documentElement.clientWidth,
  }));
  expect.soft(wide, `width of ${what}`).toBeLessThanOrEqual(shown);
};
