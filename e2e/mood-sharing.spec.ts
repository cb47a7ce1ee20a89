import { befriends } from "./support/consent.ts";
import { logged } from "./support/moods.ts";
import { expect, test } from "./support/test.ts";

test("a mood that friends may see is beside its person's name at once, and goes as soon as it is nobody's", async ({
  enter,
}) => {
  const [ada, ben] = [await enter("Ada"), await enter("Ben")];
  await befriends(ada, ben);
  const meadow = ada.page.getByRole("region", { name: "Who would you like to hug?" });
  await ada.goesTo("Home");
  await expect(meadow.getByRole("link", { name: "Hug Ben" })).toBeVisible();
  const feltAtMs = Date.now();
  await logged(ben, { mood: "hidden word", feltAtMs: feltAtMs - 1_000 });
  const shown = await logged(ben, { mood: "quietly proud", audience: "friends", note: "MARKER", feltAtMs });
  await expect(meadow.getByText("quietly proud")).toBeVisible();
  await expect(ada.page.getByText("hidden word")).toHaveCount(0);
  await ada.page.goto(`${ada.origin}/people/${ben.id}`);
  await expect(ada.page.getByRole("region", { name: "Lately" }).getByText("quietly proud")).toBeVisible();
  await expect(ada.page.getByText("MARKER")).toHaveCount(0);
  await ada.goesTo("Home");
  const removed = await ben.page.request.post(`${ben.origin}/api/moods/${shown.id}/remove`, {
    data: { baseRevision: 1, editedAtMs: Date.now() },
    headers: { origin: ben.origin },
  });
  expect(removed.status()).toBe(200);
  await expect(meadow.getByText("quietly proud")).toHaveCount(0);
});
