import { describe, expect, it } from "vitest";
import { draftTo } from "./testing/drafts.ts";
import { createFakeDevice } from "./testing/fake-device.ts";
import { createFakeServer, FAIR, type Weather } from "./testing/fake-server.ts";
import { seeded } from "./testing/seeded.ts";
import { createVirtualClock } from "./testing/virtual-clock.ts";

const SEEDS = 40;
const STEPS = 60;
const PEOPLE = ["ann", "ben", "cy"];

const stormFrom = (random: () => number): Weather => ({
  lostRequests: random() * 0.5,
  lostAnswers: random() * 0.5,
  drops: random() * 0.6,
  deniedJoins: random() * 0.4,
  refusals: random() * 0.4,
  lostHttp: random() * 0.4,
  oddFrames: random() * 0.5,
});

/** Three people with a device each hug one another through a storm, with reloads; then the weather clears. */
const live = async (seed: number) => {
  const random = seeded(seed);
  const clock = createVirtualClock();
  const server = createFakeServer(clock, random);
  const devices = PEOPLE.map((userId) => createFakeDevice(server, clock, random, userId));
  const pages = devices.map((device) => device.open());
  const made = new Map<string, { by: string; to: string; order: number }>();
  const seen = new Map<string, Set<string>>(PEOPLE.map((userId) => [userId, new Set()]));
  const pick = (count: number) => Math.floor(random() * count);
  await Promise.all([...pages.map((page) => page.start()), clock.pass(2_000)]);
  let order = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const who = pick(PEOPLE.length);
    const [device, page, userId] = [devices[who], pages[who], PEOPLE[who]];
    if (device === undefined || page === undefined || userId === undefined) throw new Error("picked nobody");
    const dice = random();
    if (dice < 0.5) {
      const to = PEOPLE[(who + 1 + pick(PEOPLE.length - 1)) % PEOPLE.length] ?? "ben";
      if (typeof page.store.getState().me === "object" && page.store.getState().me !== null) {
        // A page may be closed before it is kept; from then on it must not be lost.
        made.set(await page.sendHug(draftTo(to, `hug ${(order += 1)}`)), { by: userId, to, order });
      }
    } else if (dice < 0.6) {
      page.stop();
      const next = device.open();
      pages[who] = next;
      void next.start();
    } else if (dice < 0.7) {
      device.setOnline(false);
      clock.after(random() * 4_000, () => device.setOnline(true));
    } else if (dice < 0.75) server.dropAll(random() < 0.5 ? 4001 : 1006);
    else if (dice < 0.85) server.setWeather(stormFrom(random));
    else {
      const hug = page.store.getState().arrivals[0];
      if (hug !== undefined) {
        seen.get(userId)?.add(hug.id);
        await page.see(hug.id);
      }
    }
    await clock.pass(random() * 1_500);
  }
  server.setWeather(FAIR);
  await clock.pass(120_000);
  return { server, pages, made, seen };
};

describe("the outbox and the inbox in a storm", () => {
  for (let first = 1; first <= SEEDS; first += 10) {
    it(`D1-D9 C1-C3 every hug kept is delivered once, in order, and arrives once: seeds ${first} to ${first + 9}`, async () => {
      for (let seed = first; seed < first + 10; seed += 1) {
        const { server, pages, made, seen } = await live(seed);
        const where = `seed ${seed}`;
        expect(made.size, where).toBeGreaterThan(5);
        expect(new Set(server.sent.keys()), where).toEqual(new Set(made.keys()));
        for (const [index, userId] of PEOPLE.entries()) {
          const state = pages[index]?.store.getState();
          expect(state?.outbox, where).toEqual([]);
          expect(state?.connection, where).toEqual({ kind: "online" });
          const received = server.inbox(userId).flatMap((event) => (event.kind === "hug_received" ? [event.hug] : []));
          const unseen = received.filter((hug) => !seen.get(userId)?.has(hug.id));
          expect(
            state?.arrivals.map((hug) => hug.id),
            where,
          ).toEqual(unseen.map((hug) => hug.id));
          for (const other of PEOPLE) {
            const orders = received.filter((hug) => hug.other.id === other).map((hug) => Number(hug.message.slice(4)));
            expect(orders, `${where}: ${other} to ${userId}`).toEqual(orders.toSorted((a, b) => a - b));
          }
        }
        for (const page of pages) page.stop();
      }
    });
  }
});
