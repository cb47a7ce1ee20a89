import { hasNoViolation } from "./support/looks.ts";
import { expect, test } from "./support/test.ts";

test("unkind words come covered, in the hug, its answer and the history, and are shown on a tap", async ({ enter }) => {
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  await ada.hugs(ben, "You piece of sh1t");
  await expect(ben.title(`A hug from ${ada.name}`)).toBeAttached();
  const message = ben.page.locator("blockquote");
  await expect(message).toContainText("This may be unkind.");
  await expect(message).not.toContainText("sh1t");
  await hasNoViolation(ben.page, "a hug with covered words");
  await ben.page.getByRole("radio").first().check();
  await ben.page.getByLabel("A word, if you like").fill("go hang yourself");
  await ben.page.getByRole("button", { name: "Send answer" }).click();
  await expect(ada.page.getByText("This may hurt: it reads like a threat or an attack.").first()).toBeVisible();
  await expect(ada.page.getByText("go hang yourself")).toHaveCount(0);
  await message.getByRole("button", { name: "Show it anyway" }).click();
  await expect(message).toHaveText("You piece of sh1t");
  await ben.goesTo("Hugs");
  const row = ben.page.getByRole("listitem").filter({ hasText: `${ada.name} hugged you` });
  await expect(row).toContainText("This may be unkind.");
  await row.getByRole("button", { name: "Show it anyway" }).click();
  await expect(row).toContainText("You piece of sh1t");
  await expect(ben.title("Your hugs")).toBeVisible();
  await ada.goesTo("Hugs");
  await expect(ada.page.getByText("You piece of sh1t")).toBeVisible();
});

test("heavy words while writing offer the calm page, ask nothing of the network, and block nothing", async ({
  enter,
}) => {
  const ben = await enter("Ben");
  const ada = await enter("Ada");
  await ada.choosesToHug(ben);
  const kept = () => ada.page.evaluate(() => JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage)]));
  await ada.writes("hello");
  const before = await kept();
  const asked: string[] = [];
  ada.page.on("request", (request) => {
    // Pages that are not open yet are fetched while nothing else is to do, and the bell asks now and then.
    if (!/^\/(assets\/|api\/notifications\/unread$)/.test(new URL(request.url()).pathname))
      asked.push(`${request.method()} ${request.url()}`);
  });
  const frames: string[] = [];
  ada.page.on("websocket", (socket) => frames.push(socket.url()));
  await ada.page.getByLabel("A line, if you like").pressSequentially(", I don't want to live any more");
  await expect(ada.page.getByRole("link", { name: "these people listen" })).toHaveAttribute("href", "/calm");
  await hasNoViolation(ada.page, "a hug with heavy words");
  expect([asked, frames]).toEqual([[], []]);
  expect(await kept()).toBe(before);
  await ada.page.getByRole("button", { name: "Close this line" }).click();
  await expect(ada.page.getByRole("link", { name: "these people listen" })).toHaveCount(0);
  await ada.sends();
  await expect(ada.title("Your hug is delivered")).toBeVisible();
});
