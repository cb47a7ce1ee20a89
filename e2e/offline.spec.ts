import { NO_ANSWER } from "./support/console-watch.ts";
import { expect, test } from "./support/test.ts";

test.use({ provokes: NO_ANSWER });

test("offline and back: words stay, the hug waits and goes out by itself", async ({ enter, network }) => {
  const ben = await enter("Ben");
  const ada = await enter("Ada", { origin: network.url });
  await ada.choosesToHug(ben);
  await ada.writes("Typed before the tunnel");
  network.cut();
  await ada.context.setOffline(true);
  await expect(ada.connection).toHaveText(
    "You are offline. What you send is kept and goes out as soon as you are back.",
  );
  await expect(ada.page.getByLabel("A line, if you like")).toHaveValue("Typed before the tunnel");

  await ada.sends();
  await expect(ada.title("Your hug is on its way")).toBeVisible();
  await expect(ada.page.getByText("Your hug is kept and goes out").first()).toBeVisible();
  await ada.page.getByRole("link", { name: "Go home" }).click();
  await expect(
    ada.page.getByText(`Your hug for ${ben.name} is kept here and goes out as soon as there is a connection.`),
  ).toBeVisible();

  network.mend();
  await ada.context.setOffline(false);
  await ada.isConnected();
  await ben.feels(ada, "Typed before the tunnel");
  await expect(ada.page.getByRole("heading", { name: "On the way" })).toHaveCount(0);
  expect(await ben.lines()).toEqual(["Typed before the tunnel"]);
});

test("a line that goes silent is noticed, and what is typed is still there after a reload", async ({
  enter,
  network,
}) => {
  const ben = await enter("Ben");
  const ada = await enter("Ada", { origin: network.url });
  await ada.choosesToHug(ben);
  await ada.choosesDesign("Tide");
  await ada.writes("Half a thou");
  network.cut();
  await expect(ada.connection).not.toContainText("Connected");
  network.mend();
  await ada.isConnected();
  await expect(ada.page.getByLabel("A line, if you like")).toHaveValue("Half a thou");
  await ada.page.reload();
  await expect(ada.page.getByLabel("A line, if you like")).toHaveValue("Half a thou");
  await expect(ada.page.getByRole("radio", { name: "Tide" })).toBeChecked();
});
