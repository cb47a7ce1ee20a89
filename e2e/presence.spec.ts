import { hasNoViolation } from "./support/looks.ts";
import type { Person } from "./support/Person.ts";
import { expect, test } from "./support/test.ts";

const asks = async ({ page, origin }: Person, path: string, data?: unknown): Promise<void> => {
  const answer = await page.request.put(`${origin}${path}`, { data, headers: { origin } });
  expect(answer.status()).toBe(200);
};

test("friends see each other come and go; a stranger sees who lets everybody see it, and no longer after undo", async ({
  enter,
}) => {
  const [ada, ben, eve] = [await enter("Ada"), await enter("Ben"), await enter("Eve")];
  for (const one of [ada, ben]) await asks(one, "/api/me/privacy", { showActivityTo: "friends" });
  const sees = (viewer: Person, other: Person) => viewer.hugLink(other);
  await expect(sees(ada, eve)).toBeVisible();
  await expect(sees(ada, ben)).toHaveCount(0);
  await expect(ada.page.getByText("Only friends see that you are here.")).toBeVisible();

  await asks(ada, `/api/people/${ben.id}/follow`);
  await asks(ben, `/api/people/${ada.id}/follow`);
  for (const [one, other] of [
    [ada, ben],
    [ben, ada],
  ] as const)
    await expect(sees(one, other)).toBeVisible();
  await expect(sees(ada, ben)).not.toContainText("not here now");
  await hasNoViolation(ada.page, "home with a friend");
  await ben.page.goto("about:blank");
  await expect(sees(ada, ben)).toContainText("not here now");
  await ben.page.goto(ben.origin);
  await expect(sees(ada, ben)).not.toContainText("not here now");

  await expect(sees(eve, ada)).toHaveCount(0);
  await ada.page.getByRole("button", { name: "Let everybody see it" }).click();
  await expect(ada.page.getByText("Everybody sees that you are here.")).toBeVisible();
  await expect(sees(eve, ada)).toBeVisible();
  await ada.page.getByRole("button", { name: "Undo" }).click();
  await expect(sees(eve, ada)).toHaveCount(0);
  await expect(sees(ben, ada)).toBeVisible();

  // Who showed it to everybody before finds from home where that is changed.
  await eve.page.getByRole("link", { name: "Change that" }).click();
  await expect(eve.page.getByRole("heading", { name: "Who may see what" })).toBeFocused();
});
