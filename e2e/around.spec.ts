import sharp from "sharp";
import { hasNoSidewaysScroll, hasNoViolation } from "./support/looks.ts";
import { expect, test } from "./support/test.ts";

const photo = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: "#7fb095" } })
    .withExif({ IFD0: { Make: "MARKER" } })
    .jpeg()
    .toBuffer();
const bell = /^Notifications/;

test("a picture is chosen, cut, sent, shown to its owner, and removed for everybody", async ({ enter }) => {
  const fern = await enter("Fern");
  const { page } = fern;
  await fern.goesTo("You");
  const card = page.getByRole("region", { name: "A picture" });
  const choosing = page.waitForEvent("filechooser");
  await card.getByRole("button", { name: "Choose a picture" }).click();
  await (await choosing).setFiles({ name: "photo.jpg", mimeType: "image/jpeg", buffer: await photo() });
  await expect(card.getByRole("heading", { name: "Which part of it?" })).toBeFocused();
  await card.getByRole("slider", { name: "How near" }).press("ArrowRight");
  await card.getByRole("slider", { name: "From left to right" }).press("ArrowRight");
  await hasNoViolation(page, "You, while a picture is cut");
  await card.getByRole("button", { name: "Use this picture" }).click();
  await expect(card.getByText("Saved. It is on your profile now.")).toBeVisible();
  const shown = card.getByRole("img", { name: "Picture of you" });
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  const address = new URL((await shown.getAttribute("src")) ?? "", fern.origin).href;
  expect((await page.request.get(address)).headers()["content-type"]).toBe("image/webp");

  await page.reload();
  await expect(shown).toBeVisible();
  await card.getByRole("button", { name: "Remove it" }).click();
  await expect(card.getByText(/Nobody can open it any more/)).toBeVisible();
  expect((await page.request.get(address)).status()).toBe(404);
});

test("a link brings somebody new, the two follow each other, and whoever invited is told", async ({
  enter,
  openContext,
}) => {
  const ann = await enter("Ann");
  await ann.goesTo("You");
  await ann.page.getByRole("link", { name: "Invite somebody" }).click();
  await expect(ann.title("Invite somebody")).toBeVisible();
  await hasNoViolation(ann.page, "the page of invitations, without a link");
  await ann.page.getByRole("button", { name: "Make my link" }).click();
  await expect(ann.page.getByText("Your new link is ready.")).toBeVisible();
  await ann.page.getByRole("button", { name: "Show a QR code" }).click();
  await expect(ann.page.getByRole("img", { name: "QR code of your invitation link" })).toBeVisible();
  await hasNoViolation(ann.page, "the page of invitations");
  const address =
    (await ann.page
      .getByText(/\/join\/[A-Za-z0-9_-]{43}$/)
      .first()
      .textContent()) ?? "";
  await ann.page.reload();
  await expect(ann.page.getByText(address, { exact: true })).toBeVisible();

  const page = await (await openContext({})).newPage();
  await page.goto(address);
  await expect(page.getByText(`${ann.name} invited you.`)).toBeVisible();
  await hasNoViolation(page, "the first page, by a link");
  await page.getByLabel("What shall we call you?").fill("Newt");
  await page.getByRole("button", { name: "Come in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `${ann.name} invited you` })).toBeVisible();
  await hasNoViolation(page, "the question whether to follow each other");
  await page.getByRole("button", { name: "Follow each other" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `You and ${ann.name} follow each other` })).toBeFocused();
  await page.reload();
  await expect(page.getByRole("link", { name: "Send a hug" })).toBeVisible();

  // Looking at the page again asks at once.
  await ann.page.reload();
  await ann.page.getByRole("link", { name: "Notifications, 1 new" }).click();
  await expect(
    ann.page.getByRole("link", { name: "Newt came by your invitation: you follow each other" }),
  ).toBeVisible();
  await hasNoViolation(ann.page, "notifications");
  await ann.page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(ann.page.getByRole("link", { name: "Notifications", exact: true })).toBeVisible();
  await expect(ann.title("Notifications")).toBeFocused();
  // Shown at once, kept when it is answered.
  const kept = ann.page.waitForResponse((one) => one.request().method() === "PUT");
  await ann.page.getByText("Somebody follows me", { exact: true }).click();
  expect((await kept).status()).toBe(200);
  await ann.page.reload();
  await expect(ann.page.getByRole("checkbox", { name: "Somebody follows me", exact: true })).not.toBeChecked();
  await expect(ann.page.getByRole("checkbox", { name: "Somebody answers my hug" })).toBeChecked();
});

test("an answer to a hug rings the bell of its sender, without a reload and without its words", async ({ enter }) => {
  const [ann, ben] = [await enter("Ann"), await enter("Ben")];
  await ann.hugs(ben, "For the way home");
  await ben.feels(ann, "For the way home");
  await ben.page.getByRole("radio").first().check();
  await ben.page.getByRole("button", { name: /^Send/ }).first().click();
  await expect(ann.page.getByRole("link", { name: "Notifications, 1 new" })).toBeVisible();
  await ann.page.getByRole("link", { name: bell }).click();
  await ann.page.getByRole("link", { name: `${ben.name} answered your hug` }).click();
  await expect(ann.page.getByRole("link", { name: "Notifications", exact: true })).toBeVisible();
});

test.describe("a link that opens nothing", () => {
  test.use({ provokes: /status of 410/ });
  test("says so, to somebody new and to somebody who is in", async ({ enter, openContext, house }) => {
    const address = `/join/${"x".repeat(43)}`;
    const page = await (await openContext({})).newPage();
    await page.goto(house.url + address);
    await expect(page.getByText("You are welcome all the same.")).toBeVisible();
    const ann = await enter("Ann", { context: { viewport: { width: 320, height: 640 } } });
    await ann.page.goto(house.url + address);
    await expect(ann.title("This link does not work any more")).toBeVisible();
    for (const at of [address, "/invite", "/notifications"]) {
      await ann.page.goto(house.url + at);
      await ann.isConnected();
      await hasNoSidewaysScroll(ann.page, at);
      await hasNoViolation(ann.page, `${at}, empty`);
    }
  });
});
