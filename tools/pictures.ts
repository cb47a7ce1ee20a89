import { cp, mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { LIGHTS, SIZES } from "../e2e/support/looks.ts";
import { Person } from "../e2e/support/Person.ts";
import { prepareContext } from "../e2e/support/prepare-context.ts";
import { House } from "../e2e/support/House.ts";
import { CHROMIUM_ARGS } from "../playwright.config.ts";
import { inviteCast } from "./pictures/cast.ts";
import { allowHolding } from "./pictures/held-frames.ts";
import { PAGES } from "./pictures/pages.ts";

/**
 * Pictures of every page, at both sizes in both lights, into docs/images; with an argument only those whose name begins
 * so, which has to be a story that begins anywhere: `npm run pictures -- group`.
 */
const FOLDER = path.resolve(import.meta.dirname, "../docs/images");
/** JPEG: soft light is most of a picture, and takes three times the room as PNG. */
const QUALITY = 90;

const [wanted = ""] = process.argv.slice(2);
/** What was there stays until all of the new ones are. */
const taken = await mkdtemp(path.join(tmpdir(), "hugmood-pictures-"));

const take = async (page: Page, name: string, at?: string): Promise<void> => {
  if (!name.startsWith(wanted)) return;
  for (const { name: size, ...viewport } of SIZES) {
    for (const colorScheme of LIGHTS) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      // Two frames, so that the stage has drawn itself in the new size and light.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      if (at !== undefined)
        await page
          .getByRole("heading", { name: at, exact: true })
          .evaluate((heading) => heading.scrollIntoView({ block: "start" }));
      const file = path.join(taken, `${name}-${size}-${colorScheme}.jpg`);
      await page.screenshot({ path: file, type: "jpeg", quality: QUALITY, animations: "disabled", caret: "hide" });
    }
  }
  console.log(`${name}`);
};

const keep = async (): Promise<void> => {
  await mkdir(FOLDER, { recursive: true });
  for (const name of await readdir(FOLDER)) if (name.startsWith(wanted)) await rm(path.join(FOLDER, name));
  await cp(taken, FOLDER, { recursive: true });
  const sizes = await Promise.all((await readdir(FOLDER)).map((name) => stat(path.join(FOLDER, name))));
  console.log(`${(sizes.reduce((sum, { size }) => sum + size, 0) / 1e6).toFixed(1)} MB in docs/images`);
};

const house = await House.open();
const browser = await chromium.launch({
  ...(process.env["CHROMIUM_PATH"] === undefined ? {} : { executablePath: process.env["CHROMIUM_PATH"] }),
  chromiumSandbox: false,
  args: CHROMIUM_ARGS,
});
const ends: (() => void)[] = [];
try {
  const cast = await inviteCast(house.url);
  const context = await prepareContext(browser, { picture: "webgl", motion: "full" });
  await allowHolding(context);
  const me = new Person(context, await context.newPage(), house.url, "Ada");
  await me.page.goto(house.url);
  await me.page.getByLabel("What shall we call you?").fill("Ada");
  await take(me.page, "welcome");
  await me.comesInByThePage("Ember", "Freckled");
  await me.opensToEverybody();
  for (const { name, show, at } of PAGES.filter((one) => one.name.startsWith(wanted))) {
    await show({ me, cast, house, endsLater: (end) => ends.push(end) });
    await take(me.page, name, at);
  }
  cast.leave();
  await keep();
} finally {
  for (const end of ends) end();
  await browser.close();
  await house.close();
  await rm(taken, { recursive: true, force: true });
}
