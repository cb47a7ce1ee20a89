import { expect, test } from "./support/test.ts";

test.use({ provokes: /40[04] .*\/api\/(people|hugs)\// });

const ADDRESSES = [
  ["/nowhere/at/all", "There is nothing here"],
  ["/hug/00000000-0000-4000-8000-000000000000", "Nobody to hug here"],
  ["/hug/%00<script>", "Nobody to hug here"],
  ["/feel/00000000-0000-4000-8000-000000000000", "This hug is not here"],
  ["/feel/nonsense", "This hug is not here"],
] as const;

test("addresses that lead nowhere say so and lead home", async ({ enter }) => {
  const ada = await enter("Ada");
  for (const [address, title] of [...ADDRESSES, [`/hug/${ada.id}`, "A hug needs two"] as const]) {
    await test.step(address, async () => {
      await ada.page.goto(`${ada.origin}${address}`);
      await expect(ada.title(title)).toBeVisible();
      await ada.page.getByRole("link", { name: /Go home|See who is here/ }).click();
      await ada.seesHome();
    });
  }
});

test("somebody else's hug cannot be opened", async ({ enter }) => {
  const ada = await enter("Ada");
  const ben = await enter("Ben");
  const cleo = await enter("Cleo");
  await ada.hugs(ben, "For Ben alone");
  await ben.feels(ada, "For Ben alone");
  await cleo.page.goto(`${cleo.origin}${new URL(ben.page.url()).pathname}`);
  await expect(cleo.title("This hug is not here")).toBeVisible();
});
