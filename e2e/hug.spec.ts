import { coloursIn, picture } from "./support/picture.ts";
import { spokenOf } from "./support/spoken.ts";
import { expect, test } from "./support/test.ts";
import { forgetTouch, intensitiesOf } from "./support/touch-trace.ts";

const LINE = "For you, and for the week you had.";

test("two people hug each other: seen, felt, answered, hugged back, and kept", async ({ enter }) => {
  const ada = await enter("Ada", { being: { colour: "ember", texture: "speckle" }, picture: "webgl", motion: "full" });
  const ben = await enter("Ben", { being: { colour: "sea", texture: "fleece" }, picture: "webgl", motion: "full" });

  await ada.choosesToHug(ben);
  await ada.choosesDesign("Two hearts");
  const pad = ada.page.getByRole("button", { name: "Press and hold to squeeze" });
  await pad.scrollIntoViewIfNeeded();
  await pad.hover();
  await ada.page.mouse.down();
  await expect(ada.page.getByRole("button", { name: "Holding…" })).toBeVisible();
  await ada.page.mouse.up();
  await expect(ada.page.getByText("Your squeeze is in the hug.")).toBeAttached();
  await ada.writes(LINE);
  await ada.sends();
  await expect(ada.title("Your hug is delivered")).toBeFocused();

  await test.step("Ben sees it, feels it and reads the line", async () => {
    await ben.feels(ada, LINE);
    await expect(picture(ben.page)).toHaveAccessibleName(
      `${ada.name} and you in a hug. Two beings rest against each other; light and touch beat calmly between them, five times.`,
    );
    const first = await picture(ben.page).screenshot();
    expect(await coloursIn(ben.page, first)).toBeGreaterThan(200);
    expect(first.equals(await picture(ben.page).screenshot())).toBe(false);
    await expect.poll(() => intensitiesOf(ben.page)).not.toEqual([]);
    await expect.poll(() => spokenOf(ben.page)).toContain("Yours and theirs, the same.");
  });

  await test.step("Ben answers with a sign and a word, and Ada sees both", async () => {
    await ben.page.getByRole("radio", { name: "Warm heart" }).check();
    await ben.page.getByLabel("A word, if you like").fill("That went deep.");
    await ben.page.getByRole("button", { name: "Send answer" }).click();
    await expect(ben.page.getByText(`${ada.name} gets your answer.`)).toBeVisible();
    await expect(ada.page.getByText(`${ben.name} answered your hug: That went deep.`)).toBeVisible();
  });

  await test.step("Ben hugs back, and Ada feels it", async () => {
    await ben.page.getByRole("link", { name: "Hug back" }).click();
    await expect(ben.title(`Hug ${ada.name} back`)).toBeVisible();
    await ben.writes("And one for you.");
    await ben.sends();
    // Ada is on another page than home, so the hug waits until she wants it.
    await ada.page.getByRole("link", { name: "Feel it" }).click();
    await ada.feels(ben, "And one for you.");
    await expect.poll(() => intensitiesOf(ada.page)).not.toEqual([]);
  });

  await test.step("both histories hold both hugs, and one is felt again", async () => {
    for (const [one, other] of [
      [ada, ben],
      [ben, ada],
    ] as const) {
      await one.goesTo("Hugs");
      await expect(one.page.getByRole("link", { name: `You hugged ${other.name}` })).toHaveCount(1);
      await expect(one.page.getByRole("link", { name: `${other.name} hugged you` })).toHaveCount(1);
      await expect(one.page.getByRole("listitem").filter({ hasText: "That went deep." })).toHaveCount(1);
    }
    await forgetTouch(ben.page);
    await ben.page.getByRole("link", { name: `${ada.name} hugged you` }).click();
    await ben.feels(ada, LINE);
    await expect.poll(() => intensitiesOf(ben.page)).not.toEqual([]);
    await ben.page.getByRole("button", { name: "Stop" }).click();
    await expect(ben.page.getByRole("button", { name: "Feel it again" })).toBeVisible();
  });
});
