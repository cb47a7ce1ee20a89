import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { expect } from "@playwright/test";
import type { House } from "../../e2e/support/House.ts";
import { openDatabase } from "../../server/platform/database/open.ts";
import { makeDemoAdmin } from "../moderate/demo-admin.ts";
import { TABLES } from "../moderate/tables.ts";
import type { PictureOf, Stage } from "./pages.ts";

const DEMO = path.resolve(import.meta.dirname, "../moderate.ts");
/** Everybody of the demo comes in one after the other, and the first report is made half a minute later. */
const DEMO_MAX_MS = 240_000;

/** The embedded database is that of one process at a time. */
const makeAdmin = async (house: House, token: string): Promise<void> => {
  await house.down("stop");
  const database = await openDatabase({ dataDir: house.dataDir, migrates: false });
  await makeDemoAdmin(database, token).finally(() => database.close());
  await house.up();
};

/** The people of `npm run demo -- --moderate`, until all pictures are taken. */
const startDemo = async ({ url }: House, token: string, endsLater: Stage["endsLater"]): Promise<void> => {
  const demo = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", DEMO], {
    env: { ...process.env, HUGMOOD_URL: url, HUGMOOD_DEMO_TOKEN: token },
    stdio: ["ignore", "pipe", "inherit"],
  });
  endsLater(() => demo.kill());
  let said = "";
  // Read to its end: a pipe that nobody reads would end the demo.
  await new Promise<void>((resolve, reject) => {
    demo.stdout.on("data", (part) => (said += String(part)).includes("To moderate, open") && resolve());
    demo.once("exit", () => reject(new Error(`The demo ended: ${said}`)));
  });
};

/** What the staff see: somebody else's browser from here on, so these come last. */
export const staffPages: readonly PictureOf[] = [
  {
    name: "staff-rooms",
    show: async ({ me, house, endsLater }) => {
      const token = randomUUID();
      await makeAdmin(house, token);
      await startDemo(house, token, endsLater);
      const { context, page } = me;
      await page.evaluate(() => localStorage.clear());
      await context.clearCookies();
      await context.addCookies([{ name: "hugmood.session_token", value: token, url: house.url }]);
      await page.goto(`${house.url}/staff`);
      await expect(me.title("Live rooms")).toBeVisible();
      const list = page.getByRole("region", { name: "Rooms" });
      await expect(list.getByRole("row", { name: /hugging/ }).nth(2)).toBeVisible({ timeout: DEMO_MAX_MS });
      expect(await list.getByRole("row").count()).toBeGreaterThan(TABLES.length / 2);
    },
  },
  {
    name: "staff-room",
    show: async ({ me: { page } }) => {
      await page
        .getByRole("row", { name: /hugging/ })
        .first()
        .getByRole("link")
        .click();
      // Beats were measured, so there is a line.
      await expect(page.getByRole("img", { name: /^Spread/ })).toBeVisible({ timeout: DEMO_MAX_MS });
      await page.getByRole("button", { name: "Remind everybody…" }).click();
    },
  },
  {
    name: "staff-cases",
    show: async ({ me: { page }, house }) => {
      await page.goto(`${house.url}/staff/cases`);
      const cases = page.getByRole("list", { name: "Cases" }).getByRole("listitem");
      await expect(async () => {
        await page.reload();
        await expect(cases.nth(2)).toBeVisible({ timeout: 5_000 });
      }).toPass({ timeout: DEMO_MAX_MS });
    },
  },
  {
    name: "staff-case",
    show: async ({ me: { page } }) => {
      await page.getByRole("list", { name: "Cases" }).getByRole("listitem").first().getByRole("link").click();
      await page.getByRole("button", { name: "Take this case" }).click();
      await expect(page.getByText("You have it")).toBeVisible();
      await page.getByLabel("Why do you need to read the words?").fill("To see what was asked of them");
      await page.keyboard.press("Enter");
      await expect(page.getByText("The words are open to you")).toBeVisible();
    },
  },
  ...(["measures", "health", "audit"] as const).map((name): PictureOf => ({
    name: `staff-${name}`,
    ...(name === "health" ? { at: "The last ten minutes" } : {}),
    show: async ({ me: { page }, house }) => {
      await page.goto(`${house.url}/staff/${name}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.waitForLoadState("networkidle");
      // A line takes more than one step of ten seconds.
      if (name === "health") await expect(page.locator("details tbody tr")).toHaveCount(6, { timeout: DEMO_MAX_MS });
    },
  })),
];
