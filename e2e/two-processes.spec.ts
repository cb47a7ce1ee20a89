import { groupHugRoomId } from "#shared/schema/protocol.ts";
import type { HugView } from "#shared/schema/hug.ts";
import { NO_ANSWER } from "./support/console-watch.ts";
import { asks, letsIn, requestCard } from "./support/consent.ts";
import * as group from "./support/group-hug.ts";
import { lackForMany, test } from "./support/many.ts";
import { expect } from "./support/test.ts";

test.skip(lackForMany !== "", lackForMany);
// Who is signed out elsewhere asks once more, and hears it.
test.use({ provokes: new RegExp(`status of 40[14]|${NO_ANSWER.source}`) });

test("a process is killed while a hug is under way: it arrives once, and is seen", async ({ comes, many }) => {
  test.slow();
  const ada = await comes("Ada", 0);
  const ben = await comes("Ben", 1);
  await ada.choosesToHug(ben);
  await ada.writes("Through thick and thin");
  // It still takes what is sent and does nothing with it: so the hug is under way when it dies.
  process.kill(many.process(0).pid, "SIGSTOP");
  many.lead(1);
  await ada.sends();
  await expect(ada.title("Your hug is sent")).toBeVisible();
  await many.process(0).kill();
  const sinceMs = performance.now();
  await expect(ada.title("Your hug is delivered")).toBeVisible();
  console.log(`From the kill to "Your hug is delivered": ${Math.round(performance.now() - sinceMs)} ms`);
  await ben.feels(ada, "Through thick and thin");
  await ada.isConnected();
  for (const person of [ada, ben]) expect(await person.lines()).toEqual(["Through thick and thin"]);
  await many.start(0);
});

test("a stranger on another process asks, is allowed once, hugs, is blocked, and there is nobody any more", async ({
  comes,
}) => {
  const ada = await comes("Ada", 0);
  const ben = await comes("Ben", 1);
  await letsIn(ben, "Friends");
  await ben.goesTo("Home");
  await asks(ada, ben, "May I?");
  await expect(requestCard(ben, ada)).toBeVisible();
  expect(await ben.lines()).toEqual([]);
  await requestCard(ben, ada).getByRole("button", { name: "Once" }).click();
  await ben.feels(ada, "May I?");
  await expect(ada.page.getByText("said yes")).toBeVisible();
  const sinceMs = performance.now();
  await ben.blocks(ada);
  await expect(ada.page.getByRole("link", { name: `Hug ${ben.name}`, exact: true })).toHaveCount(0);
  console.log(`From the block to nobody in the other process: ${Math.round(performance.now() - sinceMs)} ms`);
  await ada.page.goto(`${ada.origin}/hug/${ben.id}`);
  await expect(ada.page.getByRole("button", { name: "Send the hug" })).toHaveCount(0);
  const headers = { origin: ada.origin };
  for (const [path, status] of [
    [`/api/people/${ben.id}`, 404],
    [`/api/people/${ben.id}/profile`, 404],
    [`/api/hugs/way/${ben.id}`, 404],
  ] as const)
    expect((await ada.page.request.get(`${ada.origin}${path}`, { headers })).status()).toBe(status);
  const found = await ada.page.request.get(`${ada.origin}/api/people/search?q=Ben`, { headers });
  expect(await found.text()).not.toContain(ben.id);
  // What was sent stays with whom it reached; to who was blocked it went to someone.
  const { hugs } = (await (await ada.page.request.get(`${ada.origin}/api/hugs`)).json()) as { hugs: HugView[] }; // as: documented
  expect(hugs.map(({ other }) => other.name)).toEqual(["someone"]);
});

test("who signs out everywhere is out of the room of the other process, too", async ({ comes, many, openContext }) => {
  const ada = await comes("Ada", 0);
  const context = await openContext({});
  await context.addCookies(await ada.context.cookies());
  const page = await context.newPage();
  many.lead(1);
  await page.goto(many.url);
  await expect(page.getByRole("banner").getByText("Connected")).toBeVisible();
  many.lead();
  const sinceMs = performance.now();
  const answer = await ada.page.request.post(`${many.url}/api/sign-out-everywhere`, { headers: { origin: many.url } });
  expect(answer.status()).toBe(200);
  for (const one of [page, ada.page])
    await expect(one.getByRole("heading", { level: 1, name: "Be held for a moment" })).toBeVisible();
  console.log(`From signing out everywhere to the first page on both: ${Math.round(performance.now() - sinceMs)} ms`);
});

test("a group hug whose owner is killed goes on to its end", async ({ comes, many }) => {
  test.slow();
  const ada = await comes("Ada", 0);
  const ben = await comes("Ben", 1);
  const id = await group.createGroupHug(ada);
  many.lead(0);
  await group.comesAndIsIn(ada, id);
  many.lead();
  await group.comesAndIsIn(ben, id);
  expect(await many.ownerOf(groupHugRoomId(id))).toBe(0);
  await group.starts(ada, 2);
  for (const person of [ada, ben]) await group.isHugging(person);

  const epoch = async () =>
    (await many.rows<{ epoch: number }>("select epoch from group_hugs where id = $1", [id]))[0]?.epoch;
  const [before, beats] = [await epoch(), (await group.beatsOf(ben.page)).length];
  await many.process(0).kill();
  await expect.poll(epoch).toBeGreaterThan(before ?? 0);
  expect(await many.ownerOf(groupHugRoomId(id))).toBe(1);
  await expect.poll(async () => (await group.beatsOf(ben.page)).length, { timeout: 30_000 }).toBeGreaterThan(beats);
  for (const person of [ada, ben]) await group.isTogether(person);
  expect(await group.groupHugOf(ben, id)).toMatchObject({
    phase: "completed",
    participants: [{ name: "Ada" }, { name: "Ben" }],
  });
});
