import type { Locator } from "@playwright/test";
import { createGroupHug, isGathering, opensLink } from "./support/group-hug.ts";
import { hasNoSidewaysScroll, hasNoViolation } from "./support/looks.ts";
import { lackForMany, test } from "./support/many.ts";
import { makeStaff } from "./support/staff.ts";
import { expect } from "./support/test.ts";

test.skip(lackForMany !== "", lackForMany);
// A staff session has to be begun; whoever is new is refused, and denied a seat.
test.use({ provokes: /status of 4(03|04|28) / });
// Others come in after this one.
test.afterEach(({ many }) => many.rows("update measures set lifted_at = now() where lifted_at is null").then(() => {}));

const PHONE = { width: 390, height: 844 };

test("a senior moderator sets and lifts measures, and looks at health and audit, with the keyboard only; who is new reads it", async ({
  comes,
  many,
}) => {
  test.slow();
  const [ada, ben, senior] = [await comes("Ada"), await comes("Ben"), await comes("Senior")];
  await makeStaff(many, senior, "senior_moderator");
  const id = await createGroupHug(ada);
  const { page, origin } = senior;
  const press = (target: Locator): Promise<void> => target.press("Enter");
  const places = page.getByRole("navigation", { name: "Staff" });
  const goesTo = async (name: string) => {
    await press(places.getByRole("link", { name }));
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await expect(places.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
  };
  const looksWell = async (what: string) => {
    await hasNoViolation(page, what);
    await page.setViewportSize(PHONE);
    await hasNoSidewaysScroll(page, what);
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  await page.goto(`${origin}/staff`);
  await press(page.getByRole("button", { name: "Begin" }));
  await goesTo("Measures");
  await expect(page.getByText("Nothing holds. Everybody has all there is.")).toBeVisible();
  const raid = page.getByRole("form", { name: "Raid switch" });
  await raid.getByLabel("It is on for").focus();
  await page.keyboard.press("Home");
  await expect(raid.getByLabel("It is on for")).toHaveValue("10");
  await press(raid.getByRole("button", { name: "Turn it on" }));
  await expect(page.getByText("The raid switch is on.")).toBeVisible();
  const limits = page.getByRole("form", { name: "Lower rates" });
  await limits.getByRole("checkbox", { name: "reactions" }).press("Space");
  await press(limits.getByRole("button", { name: "Set it" }));
  await expect(page.getByText("The limit holds.")).toBeVisible();
  const holds = page.getByRole("region", { name: "What holds now, and what did" });
  await expect(holds.getByRole("listitem")).toHaveCount(2);
  await expect(holds).toContainText("50 % of the usual rate: sending hugs, by the minute, reactions.");
  await looksWell("measures");

  await opensLink(ben, id);
  await expect(ben.page.getByRole("heading", { level: 1 })).toHaveText("For people who have been here for a while");
  await expect(ben.page.getByText(/^Whoever is new here cannot join group hugs until \d/)).toBeVisible();
  await hasNoViolation(ben.page, "a group hug while a raid switch is on");
  for (const left of [1, 0]) {
    await press(page.getByRole("button", { name: "Lift it now" }).first());
    await expect(page.getByRole("button", { name: "Lift it now" })).toHaveCount(left);
  }
  await opensLink(ben, id);
  await isGathering(ben);

  await goesTo("Health");
  const processes = page.getByRole("region", { name: "Processes" });
  await expect(processes.getByRole("row")).toHaveCount(3);
  await press(page.getByText("The same numbers as a table"));
  await expect(page.getByRole("columnheader", { name: "From" })).toBeVisible();
  await looksWell("health");

  await goesTo("Statistics");
  // Other specs report.
  await expect(page.getByText(/^Nothing was reported/).or(page.getByRole("region", { name: "By day" }))).toBeVisible();
  await looksWell("statistics");

  await goesTo("Audit");
  const audit = page.getByRole("region", { name: "Acts of the staff" });
  await expect(audit.getByRole("row", { name: /lift raid switch everybody/ })).toBeVisible();
  await page.getByLabel("What was done, as “mute”").focus();
  await page.keyboard.type("set_raid_switch");
  await expect(audit.getByRole("row")).toHaveCount(2);
  await expect(audit.getByRole("row").last()).toContainText("newForMinutes: 1440");
  await looksWell("audit");
});
