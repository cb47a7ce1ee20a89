import type { HugSent } from "#shared/schema/hug.ts";
import type { InboxMessages } from "#shared/schema/inbox.ts";
import { readFrame } from "../../client/net/inbox.rules.ts";
import { createRoomLink, type TokenAnswer } from "../../client/net/room.link.ts";
import { timers } from "../../tools/friends/node-client.ts";
import { hugAt } from "../hugs/made-hugs.ts";
import { openLane, type Lane } from "../idle/light-http.ts";
import { createLightRooms } from "./light-rooms.ts";
import type { Guest } from "../made-people.ts";
import type { Seen } from "./storm.evidence.ts";

/** A person's device: the link and the cursor of the pages, over light sockets. */
export type StormClient = {
  readonly id: string;
  start(): void;
  stop(): void;
  isUp(): boolean;
  /** When it came up last, performance.now(). */
  upAtMs(): number;
  joinsTried(): number;
  /** Asks until it is answered, across connections; null = it was stopped first. */
  sendHug(to: string): Promise<HugSent | null>;
  seen(): Seen;
};
export type StormClientOptions = {
  readonly port: number;
  /** Its place among all. */
  readonly n: number;
  readonly guest: Guest;
  /** Of a bare Colyseus room, which knows no tokens and no hugs. */
  readonly isBare: boolean;
  readonly onUp: () => void;
};

/** An address of this machine has 28,000 ports to go out from. */
const SOURCES = 8;
const ASK_AGAIN_MS = 250;
const surroundings = { isOnline: () => true, isVisible: () => true, onChange: () => () => {} };
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const createStormClient = ({ port, n, guest, isBare, onUp }: StormClientOptions): StormClient => {
  const source = `127.0.0.${2 + (n % SOURCES)}`;
  // The proxy that we are says where each of them is.
  const from = `x-forwarded-for: 10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
  const byNumber = new Map<number, string | null>();
  let [cursor, repeats, upAtMs] = [0, 0, 0];
  let [isUp, isStopped] = [false, false];
  let lane: Lane | null = null;

  const freshLane = (): Lane => {
    lane?.close();
    const opened = openLane(port, source, [from]);
    lane = opened;
    return opened;
  };
  const token = async (): Promise<TokenAnswer> => {
    const own = freshLane();
    if (isBare) return { kind: "token", token: "none" };
    try {
      const { status, body } = await own.post("/api/rooms/token", [`cookie: ${guest.cookie}`], "");
      if (status !== 200) return { kind: "failed", failure: status === 401 ? "signed_out" : "refused" };
      return { kind: "token", token: (JSON.parse(body) as { token: string }).token }; // as: the route's documented answer
    } catch {
      return { kind: "failed", failure: "unreachable" };
    }
  };
  const rooms = createLightRooms(port, source, isBare ? "create" : "joinOrCreate", () => lane ?? freshLane());
  const take = (events: InboxMessages["inbox/events"]["events"]): void => {
    repeats += events.filter(({ seq }) => byNumber.has(seq)).length;
    const { step, taken, hasGap } = readFrame(cursor, events);
    for (const event of taken) byNumber.set(event.seq, "hug" in event ? event.hug.id : null);
    cursor = step?.upTo ?? cursor;
    if (hasGap) void link.request("inbox/resume", { after: cursor });
  };
  const link = createRoomLink(
    "inbox",
    { clock: timers, random: Math.random, surroundings, rooms: async () => rooms, token },
    {
      options: () => (cursor > 0 ? { after: cursor } : {}),
      onMessage: (name, body) => {
        if (name === "inbox/events") take((body as InboxMessages["inbox/events"]).events); // as: the server's own
      },
      onChange: ({ phase }) => {
        if (phase.kind === "up" && !isUp) {
          upAtMs = performance.now();
          onUp();
        }
        isUp = phase.kind === "up";
      },
    },
  );
  return {
    id: guest.id,
    start: link.start,
    stop: () => {
      isStopped = true;
      link.stop();
    },
    isUp: () => isUp,
    upAtMs: () => upAtMs,
    joinsTried: () => link.state().join,
    async sendHug(to) {
      const hug = hugAt(to, performance.now());
      while (!isStopped) {
        const outcome = await link.request("hug/send", hug);
        if (outcome.kind === "answered") return outcome.answer as HugSent; // as: what this request is answered with
        await rest(outcome.kind === "refused" ? (outcome.refusal.retryAfterMs ?? ASK_AGAIN_MS) : ASK_AGAIN_MS);
      }
      return null;
    },
    seen: () => ({ byNumber, repeats }),
  };
};
