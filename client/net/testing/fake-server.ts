import type { HugView, ReactionView, SendHug } from "#shared/schema/hug.ts";
import type { InboxEvent } from "#shared/schema/inbox.ts";
import type { LobbyJson } from "../lobby.view.ts";
import type { Clock } from "../platform.port.ts";
import { createFakeGroupHug, type FakeGroupHug } from "./fake-group-hug.ts";
import { EMPTY_INBOX_JSON } from "./inbox-json.ts";
import type { JoinedRoom, JoinOutcome, RequestOutcome, RoomHandlers, Rooms } from "../rooms.port.ts";
import type { Refusal } from "#shared/schema/refusal.ts";

/** How bad the network and the server are, each 0..1. */
export type Weather = {
  /** A request is lost on its way there, or its answer on its way back; the room drops in both cases or not. */
  readonly lostRequests: number;
  readonly lostAnswers: number;
  readonly drops: number;
  readonly deniedJoins: number;
  readonly refusals: number;
  readonly lostHttp: number;
  /** A frame of events arrives twice, or not at all. */
  readonly oddFrames: number;
};
export const FAIR: Weather = {
  lostRequests: 0,
  lostAnswers: 0,
  drops: 0,
  deniedJoins: 0,
  refusals: 0,
  lostHttp: 0,
  oddFrames: 0,
};

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
type Fact = DistributiveOmit<InboxEvent, "seq" | "atMs">;
type Device = { readonly userId: string; readonly handlers: RoomHandlers; isOpen: boolean };
const PASSING: readonly Refusal[] = [
  { code: "try_later", retryAfterMs: 300 },
  { code: "too_many", retryAfterMs: 900 },
  { code: "server_error" },
];

/**
 * A server of one process in memory that keeps the promises of the wire (commit before answer, a gapless inbox, the
 * first answer for a repeated key) and, in bad weather, breaks everything a network may break.
 */
export const createFakeServer = (clock: Clock, random: () => number) => {
  let weather: Weather = FAIR;
  let isUp = true;
  const inboxes = new Map<string, InboxEvent[]>();
  const sent = new Map<string, { id: string; sentAtMs: number; by: string; hug: SendHug }>();
  const devices = new Set<Device>();
  const refusedFor = new Map<string, Refusal>();
  /** Who is no guest. */
  const accounts = new Set<string>();
  const groupHugs = new Map<string, FakeGroupHug>();
  let lobbyGroupHugs: LobbyJson["groupHugs"] = {};
  const chance = (part: number) => random() < part;
  const inbox = (userId: string): InboxEvent[] => {
    const known = inboxes.get(userId) ?? [];
    inboxes.set(userId, known);
    return known;
  };
  const frame = (device: Device, events: readonly InboxEvent[]) => {
    const times = chance(weather.oddFrames) ? (chance(0.5) ? 2 : 0) : 1;
    for (let time = 0; time < times && device.isOpen && events.length > 0; time += 1) {
      device.handlers.onMessage("inbox/events", structuredClone({ events }));
    }
  };
  const stateFor = (userId: string) => ({
    ...EMPTY_INBOX_JSON,
    userId,
    lastSeq: inbox(userId).length,
    hugs: {},
  });
  const append = (userId: string, fact: Fact) => {
    const events = inbox(userId);
    const event = { ...fact, seq: events.length + 1, atMs: clock.nowMs() } as InboxEvent; // a fact with its number
    events.push(event);
    for (const device of devices) {
      if (device.userId !== userId || !device.isOpen) continue;
      clock.after(1 + random() * 30, () => frame(device, [event]));
      clock.after(31, () => device.isOpen && device.handlers.onState?.(stateFor(userId)));
    }
  };
  const leave = (device: Device, code: number) => {
    if (!device.isOpen) return;
    device.isOpen = false;
    devices.delete(device);
    device.handlers.onLeft(code);
  };
  const viewOf = (hug: SendHug, id: string, direction: HugView["direction"], otherId: string): HugView => ({
    id,
    direction,
    other: { id: otherId, name: otherId, being: "sea/plain" },
    design: hug.design,
    squeeze: hug.squeeze,
    message: hug.message,
    sentAtMs: clock.nowMs(),
    isSeen: false,
    reaction: null,
    answers: hug.answers ?? null,
    touch: { touchCap: 100, touchForm: "touch" },
    request: null,
  });
  const send = (userId: string, hug: SendHug): RequestOutcome => {
    const known = sent.get(hug.key);
    if (known !== undefined) return { kind: "answered", answer: { id: known.id, sentAtMs: known.sentAtMs } };
    const refusal = refusedFor.get(hug.to);
    if (refusal !== undefined) return { kind: "refused", refusal };
    const id = `hug-${sent.size + 1}`;
    sent.set(hug.key, { id, sentAtMs: clock.nowMs(), by: userId, hug });
    append(userId, { kind: "hug_sent", key: hug.key, hug: viewOf(hug, id, "sent", hug.to) });
    append(hug.to, { kind: "hug_received", hug: viewOf(hug, id, "received", userId) });
    return { kind: "answered", answer: { id, sentAtMs: clock.nowMs() } };
  };
  const decide = (device: Device, name: string, body: never): RequestOutcome => {
    if (chance(weather.refusals))
      return { kind: "refused", refusal: PASSING[Math.floor(random() * PASSING.length)] ?? { code: "server_error" } };
    if (name === "hug/send") return send(device.userId, body);
    if (name === "inbox/resume") {
      const { after } = body as { after: number };
      frame(device, inbox(device.userId).slice(after));
      return { kind: "answered", answer: { lastSeq: inbox(device.userId).length } };
    }
    if (name === "hug/see") append(device.userId, { kind: "hug_seen", hugId: (body as { hugId: string }).hugId });
    return { kind: "answered", answer: { ok: true } };
  };
  const roomOf = (device: Device): JoinedRoom => ({
    leave: () => {
      device.isOpen = false;
      devices.delete(device);
    },
    send: () => {},
    ping: (onPong) => void clock.after(5, () => device.isOpen && onPong()),
    request: (name, body, timeoutMs) =>
      new Promise((resolve) => {
        const drops = chance(weather.drops);
        const unsure = (afterMs: number) => void clock.after(afterMs, () => resolve({ kind: "unsure" }));
        if (!device.isOpen || chance(weather.lostRequests))
          return drops ? (leave(device, 1006), unsure(0)) : unsure(timeoutMs);
        clock.after(1 + random() * 40, () => {
          if (!device.isOpen) return unsure(0);
          const outcome = decide(device, name, structuredClone(body) as never); // what the rules of the wire let through
          if (chance(weather.lostAnswers)) return drops ? (leave(device, 1006), unsure(0)) : unsure(timeoutMs);
          clock.after(1 + random() * 40, () => resolve(outcome));
          if (drops) leave(device, 1006);
        });
      }),
  });
  const roomsFor = (userId: string): Rooms => ({
    join: (name, options, _token, handlers) =>
      new Promise<JoinOutcome>((resolve) => {
        clock.after(5 + random() * 50, () => {
          if (!isUp || chance(weather.lostHttp)) return resolve({ kind: "unreachable" });
          if (chance(weather.deniedJoins)) return resolve({ kind: "denied", denial: "try_later" });
          const groupHug = name === "group-hug" ? groupHugs.get(options.groupHugId ?? "") : undefined;
          if (name === "group-hug")
            return resolve(groupHug?.join(userId, handlers) ?? { kind: "denied", denial: "no_such_room" });
          const device: Device = { userId, handlers, isOpen: true };
          resolve({ kind: "joined", room: roomOf(device) });
          if (name === "lobby") return handlers.onState?.({ people: {}, count: 1, groupHugs: lobbyGroupHugs });
          devices.add(device);
          handlers.onState?.(stateFor(userId));
          clock.after(1, () => {
            const missed = inbox(userId).slice(options.after ?? 0);
            for (let from = 0; from < missed.length; from += 50) frame(device, missed.slice(from, from + 50));
          });
        });
      }),
  });
  const json = (body: unknown, status = 200) =>
    new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
  /** HTTP of somebody with a session: `userIdNow` null = nobody. */
  const fetchFor =
    (userIdNow: () => string | null): typeof fetch =>
    (input) => {
      const path = new URL(String(input)).pathname;
      return new Promise((resolve, reject) => {
        clock.after(1 + random() * 20, () => {
          const userId = userIdNow();
          if (!isUp || chance(weather.lostHttp)) return reject(new TypeError("fetch failed"));
          if (userId === null) return resolve(json({ code: "not_signed_in" }, 401));
          if (path === "/api/rooms/token")
            return resolve(json({ token: userId, userId, expiresAtMs: clock.nowMs() + 300_000 }));
          if (path === "/api/hugs") {
            const hugs = inbox(userId).flatMap((event) => (event.kind === "hug_received" ? [event.hug] : []));
            return resolve(json({ hugs: hugs.toReversed().slice(0, 50), next: null }));
          }
          resolve(json({ id: userId, name: userId, being: "sea/plain", isGuest: !accounts.has(userId) }));
        });
      });
    };
  return {
    roomsFor,
    fetchFor,
    accounts,
    inbox,
    sent,
    devices,
    setWeather: (next: Weather) => void (weather = next),
    refuse: (to: string, refusal: Refusal | null) =>
      void (refusal === null ? refusedFor.delete(to) : refusedFor.set(to, refusal)),
    setUp: (next: boolean, code = 1006) => {
      isUp = next;
      if (next) return;
      Array.from(devices, (device) => leave(device, code));
      for (const groupHug of groupHugs.values()) groupHug.closeAll(code);
    },
    /** Opens a group hug that can be joined by its id. */
    openGroupHug: (id: string): FakeGroupHug => {
      const groupHug = createFakeGroupHug(id, clock, random);
      groupHugs.set(id, groupHug);
      return groupHug;
    },
    /** What lobbies that are joined from now on say. */
    listGroupHugs: (listed: LobbyJson["groupHugs"]) => void (lobbyGroupHugs = listed),
    dropAll: (code: number) => Array.from(devices, (device) => leave(device, code)),
    /** Messages as the server would send them, whatever the inbox holds. */
    push: (userId: string, name: string, body: unknown) =>
      [...devices]
        .filter((device) => device.userId === userId)
        .forEach((device) => device.handlers.onMessage(name, body)),
    react: (userId: string, hugId: string, reaction: ReactionView) =>
      append(userId, { kind: "reaction_received", hugId, reaction }),
    append,
  };
};
export type FakeServer = ReturnType<typeof createFakeServer>;
