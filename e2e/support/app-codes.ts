import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";

const STEP_MS = 30_000;

/** What an authenticator app shows for a key, so many half minutes from now: one off is still taken. */
export const appCode = (key: string, steps = 0): string =>
  TOTP.generate({ secret: Secret.fromBase32(key), timestamp: Date.now() + steps * STEP_MS });

/** The key that the page shows to be typed. */
export const keyShown = async (page: Page): Promise<string> =>
  (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()).replaceAll(" ", "");

/** Enough of a half minute left to type a code on a slow machine. */
const LEAST_LEFT_MS = 15_000;

/** The code before that of now, so that the next one is still good. */
export const codeShown = async (page: Page): Promise<string> => {
  const key = await keyShown(page);
  const leftMs = STEP_MS - (Date.now() % STEP_MS);
  if (leftMs < LEAST_LEFT_MS) await page.waitForTimeout(leftMs + 100);
  return appCode(key, -1);
};
