import type { GroupHugSession, HugMoodClient } from "../../client/net/state.ts";
import type { Dice } from "../../tools/friends/dice.ts";
import type { Recorder } from "./history.ts";

/** Somebody who goes to group hugs, with a second device. */
export type Companion = {
  readonly id: string;
  client(): HugMoodClient;
  secondClient(): HugMoodClient;
  readonly record: Recorder;
};

const DESIGN = "half-minute";
const DOOR_MS = 700;
const LOOK_IN_MS = 700;
const LOOK_IN_MAX_MS = 5_000;
const END_MAX_MS = 60_000;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const until = async (holds: () => boolean, limitMs: number): Promise<boolean> => {
  for (const endMs = Date.now() + limitMs; Date.now() < endMs; await sleep(50)) if (holds()) return true;
  return false;
};

const watchLink = ({ id, record }: Companion, session: GroupHugSession): void => {
  let wasUp = false;
  session.store.subscribe(({ connection }) => {
    const isUp = connection.kind === "online";
    if (isUp !== wasUp) record({ kind: "link", atMs: Date.now(), device: `group ${id}`, room: "group", isUp });
    wasUp = isUp;
  });
};

/** Comes in with a second device and leaves, all the time: so an owner that hangs is soon replaced. Until it is told to end. */
const lookIn = (person: Companion, id: string): (() => Promise<void>) => {
  let isOver = false;
  const looking = (async () => {
    for (; !isOver; await sleep(LOOK_IN_MS)) {
      const session = person.secondClient().openGroupHug(id);
      await until(() => isOver || session?.store.getState().room !== null, LOOK_IN_MAX_MS);
      session?.close();
    }
  })();
  return async () => {
    isOver = true;
    await looking;
  };
};

/** One group hug of a few people, from its making to its end, or until all is over; what was acknowledged is written down. */
const hugOnce = async (group: readonly Companion[], dice: Dice, isOver: () => boolean): Promise<void> => {
  const [host] = group;
  if (host === undefined) return;
  const { record } = host;
  const words = { key: host.client().newKey(), name: "Faults", description: "", message: "" };
  const made = await host
    .client()
    .createGroupHug({ ...words, design: DESIGN, capacity: 10, visibility: "link", scheduledForMs: null });
  if (!made.ok) return void (await sleep(300));
  const { id } = made;
  const sessions = group.flatMap((person) => {
    const session = person.client().openGroupHug(id);
    if (session !== null) watchLink(person, session);
    return session === null ? [] : [session];
  });
  const [first] = sessions;
  let endLooking = async (): Promise<void> => {};
  try {
    if (
      first === undefined ||
      !(await until(() => sessions.every(({ store }) => store.getState().room !== null), 20_000))
    )
      return;
    await Promise.all(sessions.map((session) => session.ready(true)));
    if (dice.isLucky(0.2)) {
      if ((await first.cancel()).ok) record({ kind: "group", atMs: Date.now(), id, change: "canceled" });
      return;
    }
    for (let tries = 0; tries < 10; tries += 1) {
      if ((await first.start()).ok) {
        record({ kind: "group", atMs: Date.now(), id, change: "started" });
        break;
      }
      await sleep(500);
    }
    // The host opens and closes the door all the time: an owner that hangs finds that when it wakes.
    let isLocked = false;
    endLooking = lookIn(group.at(-1) ?? host, id);
    const doors = setInterval(() => void first.lock((isLocked = !isLocked)), DOOR_MS);
    await until(() => {
      const phase = first.store.getState().room?.phase;
      return isOver() || (phase !== undefined && phase !== "pending" && phase !== "active");
    }, 45_000);
    clearInterval(doors);
  } finally {
    await endLooking();
    for (const session of sessions) session.close();
  }
};

/** So many groups of three at once, one hug after the other, until the returned function is called. */
export const hugInGroups = (people: readonly Companion[], groups: number, dice: Dice): (() => Promise<void>) => {
  let isOver = false;
  const running = Array.from({ length: groups }, async (_, n) => {
    const group = people.slice(n * 3, n * 3 + 3);
    while (!isOver && group.length === 3) await hugOnce(group, dice, () => isOver).catch(() => sleep(300));
  });
  return async () => {
    isOver = true;
    await Promise.race([Promise.all(running), sleep(END_MAX_MS)]);
  };
};
