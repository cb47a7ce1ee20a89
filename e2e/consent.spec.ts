import { asks, befriends, letsIn, requestCard } from "./support/consent.ts";
import type { Person } from "./support/Person.ts";
import { hasNoSidewaysScroll, hasNoViolation } from "./support/looks.ts";
import { expect, test } from "./support/test.ts";
import { forgetTouch, intensitiesOf } from "./support/touch-trace.ts";

const feltToTheEnd = async ({ page }: Person): Promise<number[]> => {
  await expect(page.getByRole("button", { name: "Feel it again" })).toBeVisible();
  return intensitiesOf(page);
};

test("a stranger asks, is let in once, and asks again; always ends it", async ({ enter }) => {
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  await letsIn(ben, "Friends");
  await ben.goesTo("Home");
  await asks(ada, ben, "The first");
  await expect(ada.page.getByText("asked, waiting for a yes")).toBeVisible();
  await expect(requestCard(ben, ada)).toBeVisible();
  expect(await ben.lines()).toEqual([]);
  await requestCard(ben, ada).getByRole("button", { name: "Once" }).click();
  await ben.feels(ada, "The first");
  expect(await feltToTheEnd(ben)).not.toEqual([]);
  await expect(ada.page.getByText("said yes")).toBeVisible();

  await ben.goesTo("Home");
  await asks(ada, ben, "The second");
  await expect(requestCard(ben, ada)).toBeVisible();
  await requestCard(ben, ada).getByRole("button", { name: "Once" }).click();
  await ben.feels(ada, "The second");
  await ben.page.getByRole("button", { name: `About ${ada.name}` }).click();
  await ben.page.getByRole("link", { name: `Hugs from ${ada.name}` }).click();
  await expect(ben.title(`Hugs from ${ada.name}`)).toBeVisible();
  await ben.page.getByText("Always", { exact: true }).click();
  await expect(ben.page.getByText("Kept.")).toBeVisible();
  await ben.goesTo("Home");
  await ada.hugs(ben, "The third");
  await ben.feels(ada, "The third");
});

test("a cap for one person holds for their hugs only", async ({ enter }) => {
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  await ben.page.goto(`${ben.origin}/consent/person/${ada.id}`);
  const slider = ben.page.getByLabel(`Strongest touch from ${ada.name}`);
  await slider.press("Home");
  await expect(ben.page.getByText("Kept.")).toBeVisible();
  await ben.goesTo("Home");
  await forgetTouch(ben.page);
  await ada.hugs(ben, "To look at");
  await ben.feels(ada, "To look at");
  expect(await feltToTheEnd(ben)).toEqual([]);
});

test("do not disturb holds a hug, and brings it afterwards to be seen, not felt", async ({ enter }) => {
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  await ben.goesTo("You");
  await ben.page.getByRole("button", { name: "For an hour" }).click();
  await expect(ben.page.getByText("Hugs are held")).toBeVisible();
  await ben.goesTo("Home");
  await expect(ben.page.getByText("You are not disturbed")).toBeVisible();
  await ada.hugs(ben, "In the quiet");
  expect(await ben.lines()).toEqual([]);
  await forgetTouch(ben.page);
  await ben.page.getByRole("button", { name: "Let hugs come again" }).click();
  await ben.feels(ada, "In the quiet");
  await expect(ben.page.getByText("It came in your quiet time: seen, not felt.")).toBeVisible();
  expect(await feltToTheEnd(ben)).toEqual([]);
});

test("not now looks to the one who asked like no answer at all", async ({ enter }) => {
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  await letsIn(ben, "Friends");
  await ben.goesTo("Home");
  await asks(ada, ben, "Not this time");
  await expect(ada.hugLink(ben)).toBeVisible();
  const before = await ada.page.getByRole("main").innerText();
  await requestCard(ben, ada).getByRole("button", { name: "Not now" }).click();
  await expect(ben.page.getByText(`Put away. ${ada.name} is not told.`)).toBeVisible();
  await expect(requestCard(ben, ada)).toHaveCount(0);
  await ada.page.reload();
  await ada.isConnected();
  await expect(ada.page.getByText("asked, waiting for a yes")).toBeVisible();
  await expect(ada.hugLink(ben)).toBeVisible();
  expect((await ada.page.getByRole("main").innerText()).replace(/\d+ minutes? ago|a minute ago|just now/g, "")).toBe(
    before.replace(/\d+ minutes? ago|a minute ago|just now/g, ""),
  );
  await ada.choosesToHug(ben);
  await expect(ada.page.getByText(`You asked ${ben.name} already.`)).toBeVisible();
  await expect(ada.page.getByRole("button", { name: "Send the hug" })).toHaveCount(0);
  expect(await ben.lines()).toEqual([]);
});

test("nobody means nobody, and what was allowed is in the history", async ({ enter }) => {
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  await letsIn(ben, "Nobody");
  await expect(ben.page.getByText(`${ben.name} takes no hugs at the moment.`).first()).toBeVisible();
  await ada.choosesToHug(ben);
  await expect(ada.page.getByText(`${ben.name} takes no hugs at the moment.`)).toBeVisible();
  await expect(ada.page.getByRole("button", { name: "Send the hug" })).toHaveCount(0);
  await ben.page.getByRole("link", { name: "History of what you allowed" }).click();
  await expect(ben.page.getByText("Hugs without asking: nobody.")).toBeVisible();
});

test("I could use a hug: a friend hears it, hugs at once, and it can be taken back", async ({ enter }) => {
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  await letsIn(ada, "People I said yes to");
  await befriends(ada, ben);
  const ask = async (words: string) => {
    await ada.goesTo("Home");
    await ada.page.getByRole("link", { name: "I could use a hug" }).click();
    await expect(ada.title("I could use a hug")).toBeVisible();
    const friend = ada.page.getByRole("checkbox", { name: ben.name });
    if (!(await friend.isChecked())) await friend.check();
    await ada.page.getByLabel("A few words, if you like").fill(words);
    await ada.page.getByRole("button", { name: "Ask", exact: true }).click();
    await expect(ada.page.getByText("You told a friend that you could use a hug.")).toBeVisible();
  };
  await ask("A long day");
  const card = ben.page.getByRole("listitem").filter({ hasText: `${ada.name} could use a hug.` });
  await expect(card).toContainText("A long day");
  await ada.page.getByRole("button", { name: "Take it back" }).click();
  await expect(card).toHaveCount(0);
  await ask("Still long");
  await card.getByRole("link", { name: "Send a hug" }).click();
  await ben.writes("Here I am");
  await ben.sends();
  await expect(ben.title("Your hug is delivered")).toBeVisible();
  await ada.feels(ben, "Here I am");
});

test("axe: a request at home, and what is said before and after asking", async ({ enter }) => {
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  await letsIn(ben, "Friends");
  await ben.goesTo("Home");
  await ada.choosesToHug(ben);
  await expect(ada.page.getByText("Your first hug asks")).toBeVisible();
  await ada.sends();
  await expect(ada.title("Your hug asks")).toBeVisible();
  await hasNoViolation(ada.page, "a hug that asks");
  await ben.page.getByText("What is this?").click();
  await hasNoViolation(ben.page, "home, with a request");
});

const isFine = async (ada: Person, address: string): Promise<void> => {
  await ada.page.goto(`${ada.origin}${address}`);
  await ada.isConnected();
  await expect(ada.page.getByRole("heading", { level: 1 })).toBeVisible();
  await hasNoViolation(ada.page, address);
  await ada.page.setViewportSize({ width: 320, height: 640 });
  await hasNoSidewaysScroll(ada.page, address);
};

for (const address of ["/consent", "/consent/first", "/consent/need", "/consent/history"])
  test(`axe: ${address}, which does not scroll sideways`, async ({ enter }) => isFine(await enter("Ada"), address));

test("axe: the rules for one person, with a long name", async ({ enter }) => {
  const ben = await enter("Ben Who Has A Rather Long Name");
  await isFine(await enter("Ada"), `/consent/person/${ben.id}`);
});
