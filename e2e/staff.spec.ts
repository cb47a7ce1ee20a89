import { createGroupHug, isGathering, opensLink } from "./support/group-hug.ts";
import { hasNoSidewaysScroll, hasNoViolation } from "./support/looks.ts";
import { lackForMany, test } from "./support/many.ts";
import { makeStaff } from "./support/staff.ts";
import { expect } from "./support/test.ts";

test.skip(lackForMany !== "", lackForMany);
// To whoever is not on the staff there is nothing at its addresses; without a staff session one has to be begun.
test.use({ provokes: /status of 40[34]/ });

test("for everybody else the page is not there", async ({ comes }) => {
  const { page, origin } = await comes("Ada");
  await page.goto(`${origin}/staff`);
  await expect(page.getByRole("heading", { level: 1, name: "There is nothing here" })).toBeVisible();
});

test("a moderator begins, finds a room, brings the list in order and ends, with the keyboard only", async ({
  comes,
  many,
}) => {
  const [ada, mod] = [await comes("Ada"), await comes("Mod")];
  for (const name of ["Evening hug", "By the sea"]) await opensLink(ada, await createGroupHug(ada, { name }));
  await isGathering(ada);
  await makeStaff(many, mod, "moderator");
  const { page, origin } = mod;
  await page.goto(`${origin}/staff`);
  await expect(page.getByRole("heading", { level: 1, name: "For the staff" })).toBeVisible();
  await hasNoViolation(page, "the way into a staff session");
  await page.getByRole("button", { name: "Begin" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Live rooms" })).toBeVisible();
  const list = page.getByRole("region", { name: "Rooms" });
  const sea = list.getByRole("row", { name: /^By the sea gathering/ });
  await expect(sea).toContainText("1 of 1");
  await expect(sea).toContainText("Ada");

  await page.getByLabel("Find by name, host or id").focus();
  await page.keyboard.type("nowhere");
  await expect(page.getByText("No room is like that.")).toBeVisible();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("the sea");
  await expect(list.getByRole("row")).toHaveCount(2);
  const head = list.getByRole("columnheader", { name: /^Here/ });
  await head.getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await page.keyboard.press("Enter");
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await hasNoViolation(page, "live rooms");
  await page.setViewportSize({ width: 390, height: 844 });
  await hasNoSidewaysScroll(page, "live rooms");

  await ada.page.goto(ada.origin);
  await expect(sea).toContainText("0 of 1");
  await page.getByRole("button", { name: "End your staff session" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "For the staff" })).toBeVisible();
});

test("a moderator looks into a group hug, closes its door, lifts that, reads its words and closes it, with the keyboard only", async ({
  comes,
  many,
}) => {
  const [ada, mod] = [await comes("Ada"), await comes("Mod")];
  const id = await createGroupHug(ada, { name: "By the lake" });
  await opensLink(ada, id);
  await isGathering(ada);
  await makeStaff(many, mod, "moderator");
  const { page, origin } = mod;
  const press = async (name: string) => {
    await page.getByRole("button", { name, exact: true }).focus();
    await page.keyboard.press("Enter");
  };
  await page.goto(`${origin}/staff`);
  await press("Begin");
  await page.getByRole("link", { name: "By the lake" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "By the lake" })).toBeVisible();
  const people = page.getByRole("region", { name: /^Who is in it/ });
  await expect(people.getByRole("listitem")).toHaveText(/Ada/);
  await expect(page.getByText("Ada came")).toBeVisible();
  await hasNoViolation(page, "a room's page");
  await page.setViewportSize({ width: 390, height: 844 });
  await hasNoSidewaysScroll(page, "a room's page");

  await press("Close the door…");
  await page.getByLabel("In words for everybody in it (optional)").focus();
  await page.keyboard.type("A moment of quiet.");
  await hasNoViolation(page, "an act on a room");
  await press("Close the door");
  const held = page.getByRole("region", { name: "What holds now" });
  await expect(held.getByRole("listitem")).toHaveText(/Door closed/);
  await press("Lift it: Door closed");
  await expect(held).toHaveCount(0);

  await expect(page.getByText("Half a minute for whoever needs it.")).toHaveCount(0);
  await press("Read the words");
  await expect(page.getByText("Half a minute for whoever needs it.")).toBeVisible();

  await press("Close the group hug…");
  await press("Close the group hug");
  await expect(page.getByText(/^It is over, or nobody has it open/)).toBeVisible();
  // The last one in it goes.
  await ada.page.goto(`${ada.origin}/hugs`);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/^Nobody has it open: it did not begin yet, or it is over/)).toBeVisible({
      timeout: 4_000,
    });
  }).toPass();
  await press("Read the words");
  await expect(page.getByText("That takes a second person. Ask for one first.")).toBeVisible();
  await hasNoViolation(page, "the page of a room that nobody has open");
  await hasNoSidewaysScroll(page, "the page of a room that nobody has open");
});

test("an admin takes somebody on, changes their role and takes it, never their own, with the keyboard only", async ({
  comes,
  many,
}) => {
  test.slow();
  const [admin, nils] = [await comes("Adele"), await comes("Nils")];
  await makeStaff(many, admin, "admin");
  await many.rows("update users set is_anonymous = false where id = $1", [nils.id]);
  const { page, origin } = admin;
  const press = async (name: string) => {
    await page.getByRole("button", { name, exact: true }).focus();
    await page.keyboard.press("Enter");
  };
  await page.goto(`${origin}/staff/members`);
  await press("Begin");
  const list = page.getByRole("list", { name: "On the staff" });
  const row = (name: string) => list.getByRole("listitem").filter({ hasText: name });
  await expect(row(admin.name)).toContainText("(you)");
  await expect(row(admin.name).getByRole("button")).toHaveCount(0);
  await press("Take them on");
  await expect(page.getByText("Please paste the address of their page.")).toBeVisible();
  await page.getByLabel("Address of their page").focus();
  await page.keyboard.type(`${origin}/people/${nils.id}`);
  await page.keyboard.press("Enter");
  await expect(row(nils.name)).toContainText("Moderator, since today, has no second factor yet");
  await hasNoViolation(page, "the staff");
  await press(`Change the role of ${nils.name}…`);
  await row(nils.name).getByLabel("As what?").selectOption("Senior moderator");
  await hasNoViolation(page, "a role that is being changed");
  await page.setViewportSize({ width: 390, height: 844 });
  await hasNoSidewaysScroll(page, "the staff");
  await press("Change it");
  await expect(row(nils.name)).toContainText("Senior moderator, since today");
  await press(`Change the role of ${nils.name}…`);
  await row(nils.name).getByLabel("As what?").selectOption("Not on the staff any more");
  await press("Change it");
  await expect(page.getByText(`${nils.name} is not on the staff any more.`)).toBeVisible();
  await expect(row(nils.name)).toHaveCount(0);
});
