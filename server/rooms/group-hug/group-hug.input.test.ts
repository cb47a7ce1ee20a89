import { expect, test } from "vitest";
import { INPUT_LIMITS } from "#shared/schema/limits.ts";
import { systemClock } from "../../platform/clock.ts";
import { aWhile, until, type Device } from "../testing/device.ts";
import { describeOnEachTransport } from "../testing/each-transport.ts";
import { createGroupHugInput } from "./group-hug.input.ts";
import { takeInput } from "./group-hug.inputs.ts";
import { lasting, onServer } from "./testing/group-hug.world.ts";

test("the latest press of a person counts, until the device that made it goes", () => {
  const input = createGroupHugInput();
  input.press("ann", "phone", 10);
  input.press("ann", "tablet", 20);
  input.forget("ann", "phone");
  expect([input.pressureOf("ann"), input.pressureOf("ben")]).toEqual([20, 0]);
  input.forget("ann", "tablet");
  expect(input.pressureOf("ann")).toBe(0);
});

test("says who pressed since it was asked last", () => {
  const input = createGroupHugInput();
  for (const [n, userId] of ["ann", "ben", "ann"].entries()) input.press(userId, "phone", 10 * (n + 1));
  const taken = () => input.takePressed().map(({ userId, pressure }) => [userId, pressure]);
  expect(taken()).toEqual([
    ["ann", 30],
    ["ben", 20],
  ]);
  input.press("ben", "phone", 40);
  expect([taken(), taken()]).toEqual([[["ben", 40]], []]);
  input.press("ben", "phone", 50);
  input.forget("ben", "phone");
  expect(taken()).toEqual([["ben", 0]]);
});

test("what is pressed before it counts is kept, and asks for nothing to be sent", () => {
  const input = createGroupHugInput();
  let [isActive, asked] = [false, 0];
  const reach = { input, clock: systemClock, isActive: () => isActive, echo() {}, report() {} };
  const press = (value: number) =>
    takeInput("group/press", { deviceId: "phone", userId: "ann" }, value, { ...reach, onPressed: () => (asked += 1) });
  press(90);
  expect([input.pressureOf("ann"), asked]).toEqual([90, 0]);
  isActive = true;
  press(91);
  expect([input.pressureOf("ann"), asked]).toEqual([91, 1]);
});

test("each device has its own rate, also for nonsense, and what is left is counted with its reason", () => {
  const input = createGroupHugInput();
  const { burst, perMinute } = INPUT_LIMITS["group/press"];
  for (let i = 0; i < burst; i += 1) input.read("group/press", "phone", i === 0 ? "x" : 5, 0);
  expect(input.read("group/press", "phone", 5, 0)).toBeNull();
  expect(input.read("group/press", "tablet", 5, 0)).toBe(5);
  expect(input.read("group/press", "phone", 5, 60_000 / perMinute)).toBe(5);
  expect(input.leftCounts()).toEqual({
    "group/press malformed": 1,
    "group/press too_many": 1,
  });
});

test.each([
  ["group/press", [-1, 256, 0.5, Number.NaN, Infinity, "7", null, undefined, [7], { value: 7 }, true]],
  ["step/probe", [[], [1], [-1, 0], [1, -1], [1, 60_001], [1.5, 0], [1, 0, 0], ["1", 0], 1, null, [1, Number.NaN]]],
  [
    "step/report",
    [[], [0, 1, 2], [-1, 0, 0, 0], [1001, 0, 0, 0], [0, "0", 0, 0], [0, Number.NaN, 0, 0], [0, 1e16, 0, 0]],
  ],
] as const)("%s takes nothing else than its form", (name, bodies) => {
  const input = createGroupHugInput();
  expect(bodies.map((body, i) => input.read(name, `device-${i}`, body, 0))).toEqual(bodies.map(() => null));
});

test("the longest ways down are of the devices that are here", () => {
  const input = createGroupHugInput();
  input.heardDown("phone", 40);
  input.heardDown("tablet", 80);
  input.heardDown("phone", 50);
  expect(input.downsMs()).toEqual([50, 80]);
  input.forget("ann", "tablet");
  expect(input.downsMs()).toEqual([50]);
});

describeOnEachTransport(
  "input of a high rate over real sockets",
  (server) => {
    const { people, gather } = onServer(server);
    const begun = async () => {
      const [ann = "", ben = ""] = await people("Ann", "Ben");
      const { id, devices } = await gather({}, ann, ben);
      const [a, b] = devices as [Device, Device];
      await a.request("group/start", {});
      await until(() => a.state().phase === "active" && b.state().phase === "active");
      return { id, a, b };
    };

    test("a probe is answered at once, with the moments of its coming and going; garbage is not, and ends nothing", async () => {
      const { a } = await begun();
      a.room.send("step/probe", [7, 12.5]);
      for (const garbage of [[], "x", null, [1], [-1, 0], { n: 1 }, [7, Infinity]]) a.room.send("step/probe", garbage);
      a.room.send("step/probe", [8, 0]);
      await until(() => a.echoes.length === 2);
      const [first, second] = a.echoes;
      expect([first?.[0], second?.[0]]).toEqual([7, 8]);
      for (const [, receivedMs, sentMs] of a.echoes) expect(sentMs).toBeGreaterThanOrEqual(receivedMs);
      expect(second?.[1]).toBeGreaterThanOrEqual(first?.[2] ?? Infinity);
      expect(a.left).toEqual([]);
    });

    test("pressure that is no pressure changes nothing, for nobody", async () => {
      const { a, b } = await begun();
      a.room.send("group/press", 10);
      await until(() => b.state().pressures[0] === 10);
      for (const nonsense of [-1, 256, 300, 1.5, "9", null, Number.NaN, Infinity, [9], { value: 9 }]) {
        a.room.send("group/press", nonsense);
      }
      b.room.send("group/press", 33);
      await until(() => a.state().pressures[1] === 33);
      await aWhile(120);
      expect([...b.state().pressures]).toEqual([10, 33]);
      expect([a.left, b.left]).toEqual([[], []]);
    });

    test("somebody who presses a thousand times a second loses their own connection; the others go on", async () => {
      const { a, b } = await begun();
      for (let i = 0; i < 1_000; i += 1) b.room.send("group/press", i % 256);
      await until(() => b.left.length > 0);
      expect(b.left).toEqual([4002]);
      a.room.send("group/press", 5);
      await until(() => a.state().pressures[0] === 5 && a.state().pressures[1] === 0);
      a.room.send("step/probe", [1, 0]);
      await until(() => a.echoes.length === 1);
      expect(await a.request("group/lock", { on: true })).toEqual({ ok: true });
    });

    test("above its rate pressure is left, and so is that of somebody who is not in", async () => {
      const { a, b } = await begun();
      for (let i = 0; i < 60; i += 1) a.room.send("group/press", i + 1);
      await until(() => b.state().pressures[0] > 0);
      await aWhile(120);
      expect(b.state().pressures[0]).toBeLessThan(60);
      await b.request("group/ready", { isIn: false });
      b.room.send("group/press", 99);
      await aWhile(120);
      expect(a.state().pressures[1] ?? 0).toBe(0);
      expect([a.left, b.left]).toEqual([[], []]);
    });

    test("G14 reports that lie are set aside; true ones are measured and shown", async () => {
      const { id, a, b } = await begun();
      const dueMs = a.state().cueStartMs + 100;
      const lies: unknown[] = [
        [0, dueMs + 1e9, dueMs + 1e9 - 1, dueMs + 1e9 + 1],
        [0, dueMs - 5_000, dueMs - 5_001, dueMs - 4_999],
        [0, dueMs, dueMs + 1, dueMs - 1],
        [0, dueMs, -1e15, 1e15],
        [99, dueMs, dueMs - 1, dueMs + 1],
        [0, "now", 0, 0],
        "nonsense",
      ];
      for (const lie of lies) b.room.send("step/report", lie);
      await aWhile(50);
      expect([a.state().spreadMs, b.left]).toEqual([-1, []]);
      const serverNow = async (): Promise<number> => {
        a.room.send("step/probe", [1, 0]);
        const count = a.echoes.length;
        await until(() => a.echoes.length > count);
        return a.echoes.at(-1)?.[1] ?? 0;
      };
      while ((await serverNow()) < dueMs + 20) await aWhile(60);
      a.room.send("step/report", [0, dueMs, dueMs - 2, dueMs + 2]);
      b.room.send("step/report", [0, dueMs + 6, dueMs + 4, dueMs + 8]);
      await until(() => a.state().spreadMs === 6);
      expect(a.state().boundMs).toBe(10);
      await until(() => a.state().phase === "completed", 12_000);
      expect([a.state().withinMs, a.state().worstMs]).toEqual([6, 10]);
      const [ann] = Object.keys(a.state().participants);
      expect(await server().world.groupHugs.one(ann ?? "", id)).toMatchObject({
        phase: "completed",
        together: { withinMs: 6, worstMs: 10, beats: 1 },
      });
    });
  },
  { deps: lasting(800) },
);
