import { expect, test } from "vitest";
import { aWhile, joinAs, until } from "./rooms/testing/device.ts";
import { describeOnEachTransport } from "./rooms/testing/each-transport.ts";
import { groupHugDraft } from "./services/testing/group-hug.ts";
import { hugTo, valueOf } from "./services/testing/hug.ts";
import { LANES, noCounts, runLane } from "../bench/fuzz/lanes.ts";
import { createSeats } from "../bench/fuzz/seats.ts";

const SEED = 20_261_125;
const FRAMES = 6_000;
const LIMIT_MS = 8_000;

/** The bench `fuzz` for a few seconds, in this process: whatever is thrown past every handler fails the run. */
describeOnEachTransport(`frames and requests that are wrong, seed ${SEED}`, (server) => {
  test(
    "end at most their own connection: hugs beside them are acknowledged and arrive",
    { timeout: 60_000 },
    async () => {
      const { world, identity, url, port } = server();
      const [ann, ben] = [await world.addUser("Ann"), await world.addUser("Ben")];
      const others = await Promise.all(Array.from({ length: 8 }, (_, n) => world.addUser(`Other ${n}`)));
      const made = valueOf(await world.groupHugs.create(ann, groupHugDraft({ capacity: 50 })));
      const groupHugId = made.id;
      const [a, b] = [
        await joinAs(server(), { userId: ann, room: "inbox" }),
        await joinAs(server(), { userId: ben, room: "inbox" }),
      ];
      const seats = createSeats({ url, groupHugId, token: async (dice) => identity.tokenFor(dice.pick(others) ?? "") });
      const counts = noCounts();
      const sent = (): number => LANES.reduce((sum, kind) => sum + counts[kind], 0);
      const untilMs = performance.now() + LIMIT_MS;
      const mayGoOn = (): boolean => sent() < FRAMES && performance.now() < untilMs;
      const recorded = [Buffer.from([21, 1, 0xa7, ...Buffer.from("hug/see"), 0x80]), Buffer.from([18])];
      const target = { port, seats, recorded, token: identity.tokenFor(others[0] ?? "") };
      const kinds = [...LANES, "rooms", "rooms", "http"] as const;
      const lanes = kinds.map((kind, lane) => runLane(kind, SEED + lane, target, counts, mayGoOn));
      const hugs: unknown[] = [];
      while (mayGoOn() && hugs.length < 10) {
        hugs.push(await a.request("hug/send", hugTo(ben)));
        await aWhile(100);
      }
      await Promise.all(lanes);
      hugs.push(await b.request("hug/send", hugTo(ann)));
      await until(() => b.events.length === hugs.length);
      expect([a.left, b.left]).toEqual([[], []]);
      for (const kind of LANES) expect(counts[kind]).toBeGreaterThan(0);
      expect(sent()).toBeGreaterThan(1_000);
      expect(server().logLines.filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
    },
  );
});
