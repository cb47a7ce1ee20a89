import { NO_ANSWER } from "./support/console-watch.ts";
import { expect, test } from "./support/test.ts";

test.use({ provokes: NO_ANSWER });

test("a reload in the middle of sending: exactly one hug arrives", async ({ enter, network }) => {
  const ben = await enter("Ben");
  const ada = await enter("Ada", { origin: network.url });
  await ada.choosesToHug(ben);
  await ada.writes("Sent into a dead line");
  network.cut();
  await ada.sends();
  await expect(ada.title("Your hug is on its way")).toBeVisible();
  await ada.page.reload().catch(() => null); // there is nobody to answer
  network.mend();
  // The browser's own page about the failure may still be on its way.
  await expect(() => ada.page.goto(network.url)).toPass();

  await ben.feels(ada, "Sent into a dead line");
  await ada.isConnected();
  await expect(ada.page.getByRole("heading", { name: "On the way" })).toHaveCount(0);
  expect(await ada.lines()).toEqual(["Sent into a dead line"]);
  expect(await ben.lines()).toEqual(["Sent into a dead line"]);
});

test("a lost acknowledgement: the hug is there once, though it is sent again", async ({ enter, network }) => {
  const ben = await enter("Ben");
  const ada = await enter("Ada", { origin: network.url });
  await ada.choosesToHug(ben);
  await ada.writes("Heard, but not answered");
  network.freezeAnswers();
  await ada.sends();
  await ben.feels(ada, "Heard, but not answered");
  await expect(ada.title(/^Your hug is (sent|on its way)$/)).toBeVisible();
  network.cut();
  network.mend();
  await ada.page.goto(network.url);

  await ada.isConnected();
  await expect(ada.page.getByRole("link", { name: `You hugged ${ben.name}` })).toHaveCount(1);
  await expect(ada.page.getByRole("heading", { name: "On the way" })).toHaveCount(0);
  expect(await ada.lines()).toEqual(["Heard, but not answered"]);
  expect(await ben.lines()).toEqual(["Heard, but not answered"]);
});
