import { expect, test } from "vitest";
import { createEndedSessions } from "./auth/ended-sessions.ts";
import { createSuspendedPeople } from "./suspended-people.ts";

/** Who was suspended, or whose session ended, at which second; as the database would answer. */
const open = () => {
  let [nowMs, isAway] = [50_000, false];
  const [happened, closed]: [{ readonly id: string; readonly atMs: number }[], string[]] = [[], []];
  const deps = {
    database: {
      rows: async <T>(_: string, [seconds]: readonly unknown[] = []): Promise<T[]> => {
        if (isAway) throw new Error("the database is away");
        return happened.filter(({ atMs }) => atMs > nowMs - Number(seconds) * 1_000) as T[]; // as: what is asked for
      },
    },
    rememberSeconds: 600,
    nowMs: () => nowMs,
  };
  return {
    closed,
    deps,
    close: (ids: ReadonlySet<string>) => void closed.push(...ids),
    happens: (id: string) => void happened.push({ id, atMs: nowMs }),
    pass: (seconds: number) => (nowMs += seconds * 1_000),
    cutOff: (on: boolean) => (isAway = on),
  };
};

test.each([
  ["suspended", (world: ReturnType<typeof open>) => createSuspendedPeople({ ...world.deps, onSuspended: world.close })],
  ["signed out", (world: ReturnType<typeof open>) => createEndedSessions({ ...world.deps, onEnded: world.close })],
])("whoever is %s while a process is cut off for long is closed with its first look after it", async (_, create) => {
  const world = open();
  const looks = create(world);
  world.happens("before");
  await looks.look();
  expect(world.closed).toEqual(["before"]);
  world.cutOff(true);
  world.pass(1);
  world.happens("early");
  for (let minute = 0; minute < 90; minute += 1) {
    world.pass(60);
    await expect(looks.look()).rejects.toThrow("away");
  }
  world.happens("late");
  world.cutOff(false);
  await looks.look();
  expect(world.closed.slice(1)).toEqual(["before", "early", "late"]);
  expect(["early", "late"].map(looks.has)).toEqual([true, true]);
  // Afterwards as long as a token of theirs can be about.
  world.pass(1);
  await looks.look();
  expect(["early", "late"].map(looks.has)).toEqual([false, true]);
});
