import type { GroupHugLive, GroupHugSession, HugMoodClient, Result } from "../../client/net/state.ts";
import { diceFrom } from "../../tools/friends/dice.ts";
import { gentlePressure, type Swell } from "../../tools/friends/gentle-pressure.ts";
import { enterGuests } from "./enter-guests.ts";
import { until } from "./until-live.ts";

/** Simulated participants of one group hug, over real sockets; the first of them is its host. */
export type Crowd = {
  readonly groupHugId: string;
  /** Resolves once all of the crowd and `others` besides are seen to be in. */
  whenIn(others: number): Promise<void>;
  /** The host starts it, and everybody presses. */
  start(): Promise<void>;
  /** Everybody leaves. */
  leave(): Promise<void>;
};

const SEED = 11;
const PRESS_EVERY_MS = 100;

const mustBe = (what: string, result: Result): void => {
  if (!result.ok) throw new Error(`${what} was refused: ${result.refusal.code}.`);
};
const inCount = ({ room }: GroupHugLive): number =>
  room?.members.filter(({ isIn, isHere }) => isIn && isHere).length ?? 0;

const comeIn = async (client: HugMoodClient, groupHugId: string): Promise<GroupHugSession> => {
  const session = client.openGroupHug(groupHugId);
  if (session === null) throw new Error("A participant who came in is nobody.");
  await until(session, "a participant in the room", ({ room }) => room !== null);
  mustBe("To be in", await session.ready(true));
  return session;
};

const createBy = async (host: HugMoodClient, design: string, capacity: number): Promise<string> => {
  const words = { key: host.newKey(), name: "Bench", description: "", message: "" };
  const made = await host.createGroupHug({ ...words, design, capacity, visibility: "link", scheduledForMs: null });
  if (!made.ok) throw new Error(`The group hug was refused: ${made.refusal.code}.`);
  return made.id;
};

/** Everybody presses in their own way, at moments spread as people's are; the returned function ends it. */
const pressAll = (sessions: readonly GroupHugSession[], swells: readonly Swell[]): (() => void) => {
  const timers: NodeJS.Timeout[] = [];
  for (const [place, session] of sessions.entries()) {
    const swell = swells[place];
    if (swell === undefined) continue;
    const press = (): void => session.press(gentlePressure(swell, performance.now()));
    const begin = (): void => void timers.push(setInterval(press, PRESS_EVERY_MS));
    timers.push(setTimeout(begin, (place / sessions.length) * PRESS_EVERY_MS));
  }
  return () => {
    for (const timer of timers.splice(0)) clearInterval(timer);
  };
};

/** Brings in `count` people, at least one, and opens a group hug of that design for them and `others` more. */
export const gatherCrowd = async (url: string, count: number, others: number, design: string): Promise<Crowd> => {
  const dice = diceFrom(SEED);
  const clients = await enterGuests(url, count, dice);
  const swells = clients.map(() => ({
    periodMs: dice.between(3_000, 6_000),
    phaseMs: dice.between(0, 6_000),
    peak: dice.between(0.5, 1),
  }));
  const stopAll = (): void => {
    for (const client of clients) client.stop();
  };
  try {
    const [host, ...guests] = clients;
    if (host === undefined) throw new Error("There is nobody to make a group hug.");
    const groupHugId = await createBy(host, design, count + others);
    const first = await comeIn(host, groupHugId);
    const sessions = [first, ...(await Promise.all(guests.map((client) => comeIn(client, groupHugId))))];
    let stopPressing = () => {};
    return {
      groupHugId,
      whenIn: (more) => until(first, `${count + more} are in`, (live) => inCount(live) >= count + more),
      start: async () => {
        mustBe("The start", await first.start());
        stopPressing = pressAll(sessions, swells);
      },
      leave: async () => {
        stopPressing();
        await Promise.all(sessions.map((session) => session.leave()));
        stopAll();
      },
    };
  } catch (error) {
    stopAll();
    throw error;
  }
};
