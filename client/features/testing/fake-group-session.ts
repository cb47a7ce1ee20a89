import { createStore, type StoreApi } from "zustand/vanilla";
import { after, wallNowMs } from "../../net/clock.ts";
import type { GroupHugLive, GroupHugRoomView, GroupHugSession, Result } from "../../net/state.ts";
import { ANA } from "./fake-people.ts";
import { fakeNotice, fakeRoom, fakeTold } from "./fake-group-hugs.ts";

const OK: Result = { ok: true };
const LEAD_MS = 3_300;
/** Of `breathing-together`, about: the fake room is over after it. */
const LASTS_MS = 75_000;

/** How a fake group hug begins, by the name of its scene; null = it is open to nobody. */
const liveOf = (scene: string, nowMs: number): GroupHugLive => {
  const online = { connection: { kind: "online" }, denial: null, told: null, isInStep: true } as const;
  const denied = (denial: GroupHugLive["denial"]): GroupHugLive => ({ ...online, denial, room: null });
  const room = (options: Parameters<typeof fakeRoom>[0]): GroupHugLive => ({
    ...online,
    room: fakeRoom(options, nowMs),
  });
  const wallMs = wallNowMs();
  switch (scene) {
    case "group-moderator":
      return room({ people: 6, phase: "pending", hasModerator: true });
    case "group-reminded":
      return room({ people: 6, phase: "pending", hasModerator: true, notice: fakeNotice("reminder", wallMs) });
    case "group-reminded-active":
      return room({
        people: 7,
        phase: "active",
        isIn: true,
        cueStartMs: nowMs - 20_000,
        hasModerator: true,
        notice: fakeNotice("reminder", wallMs),
      });
    case "group-kept-locked":
      return room({ people: 5, phase: "pending", isHost: true, notice: fakeNotice("lock", wallMs) });
    case "group-slowed":
      return room({ people: 6, phase: "pending", notice: fakeNotice("slow", wallMs) });
    case "group-muted":
      return { ...room({ people: 6, phase: "pending" }), told: fakeTold("mute", wallMs) };
    case "group-muted-active":
      return {
        ...room({ people: 7, phase: "active", isIn: true, cueStartMs: nowMs - 20_000 }),
        told: fakeTold("mute", wallMs),
      };
    case "group-removed":
      return { ...denied("removed"), told: fakeTold("remove", wallMs) };
    case "group-removed-again":
      return denied("removed");
    case "group-closed":
      return room({ people: 6, phase: "canceled", notice: fakeNotice("close", wallMs) });
    case "group-full":
      return denied("hug_full");
    case "group-locked":
      return denied("hug_locked");
    case "group-not-open":
      return denied("hug_not_open");
    case "group-none":
      return denied("no_such_room");
    case "group-past":
    case "group-canceled":
    case "group-expired":
      return denied("hug_over");
    case "group-alone":
      return room({ people: 1, phase: "pending", isHost: true });
    case "group-guest":
      return room({ people: 6, phase: "pending" });
    case "group-crowd":
      return room({ people: 50, phase: "pending", isHost: true });
    case "group-active":
      return room({ people: 7, phase: "active", isIn: true, cueStartMs: nowMs - 20_000 });
    case "group-late":
      return room({ people: 7, phase: "active", cueStartMs: nowMs - 30_000 });
    case "group-crowd-active":
      return room({ people: 50, phase: "active", isIn: true, cueStartMs: nowMs - 20_000 });
    case "group-lost":
      return {
        ...room({ people: 7, phase: "active", isIn: true, cueStartMs: nowMs - 20_000 }),
        connection: { kind: "reconnecting", attempt: 1 },
      };
    case "group-countdown":
      return room({ people: 7, phase: "active", isIn: true, cueStartMs: nowMs + LEAD_MS });
    case "group-ended":
      return room({ people: 7, phase: "completed", isIn: true });
    default:
      return room({ people: 5, phase: "pending", isHost: true });
  }
};

/** Every friend presses as they like, slowly. */
const wavePressures = (bytes: Uint8Array, room: GroupHugRoomView | null, nowMs: number): Uint8Array => {
  for (const { slot, isIn, isHere } of room?.members ?? [])
    bytes[slot] = isIn && isHere && slot > 0 ? 128 + 127 * Math.sin(nowMs / 1700 + slot * 2.1) : 0;
  return bytes;
};

/** A group hug without a server: its clock is this page's own. */
export const createFakeGroupSession = (id: string, scene: string): GroupHugSession => {
  const store: StoreApi<GroupHugLive> = createStore(() => liveOf(scene, performance.now()));
  const bytes = new Uint8Array(200);
  const stops: (() => void)[] = [];
  const change = (part: Partial<GroupHugRoomView>) =>
    store.setState(({ room }) => ({ room: room && { ...room, ...part } }));
  const endAfter = (delayMs: number) =>
    stops.push(
      after(delayMs, () => change({ phase: "completed", lastBeat: null, together: { withinMs: 6.2, worstMs: 30 } })),
    );
  const { room: first } = store.getState();
  if (first?.phase === "active") endAfter((first.cueStartMs ?? 0) + LASTS_MS - performance.now());
  const setOwn = (isIn: boolean) =>
    store.setState(({ room }) => ({
      room: room && { ...room, members: room.members.map((one) => (one.id === ANA.id ? { ...one, isIn } : one)) },
    }));
  return {
    id,
    store,
    pressures: () => wavePressures(bytes, store.getState().room, performance.now()),
    shownAt: (localMs) => localMs,
    serverTimeAt: (localMs) => ({ ms: localMs, lo: localMs - 4, hi: localMs + 4 }),
    ready: async (isIn) => {
      stops.push(after(150, () => setOwn(isIn)));
      return OK;
    },
    start: async () => {
      if (scene === "group-refused") return { ok: false, refusal: { code: "too_few" } };
      change({ phase: "active", cueStartMs: performance.now() + LEAD_MS });
      endAfter(LEAD_MS + LASTS_MS);
      return OK;
    },
    choose: async (design) => {
      change({ design });
      return OK;
    },
    lock: async (isLocked) => {
      change({ isLocked });
      return OK;
    },
    cancel: async () => {
      change({ phase: "canceled" });
      return OK;
    },
    leave: async () => {
      store.setState({ denial: "left" });
      return OK;
    },
    press: () => {},
    showed: () => {},
    close: () => {
      for (const stop of stops) stop();
    },
  };
};
