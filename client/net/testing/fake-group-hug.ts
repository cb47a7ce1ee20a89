import { GROUP_CAPACITY_MAX, type PersonActView } from "#shared/schema/group-hug.ts";
import type { JoinDenial } from "#shared/schema/protocol.ts";
import type { Refusal } from "#shared/schema/refusal.ts";
import type { GroupHugRoomState } from "../group-hug.view.ts";
import type { Clock } from "../platform.port.ts";
import type { JoinedRoom, JoinOutcome, RequestOutcome, RoomHandlers } from "../rooms.port.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Participant = { id: string; name: string; being: string; slot: number; isIn: boolean; isHere: boolean };
type State = Mutable<Omit<GroupHugRoomState, "participants" | "pressures">> & {
  readonly participants: Map<string, Participant>;
  readonly pressures: number[];
};
type Device = { readonly userId: string; readonly handlers: RoomHandlers; isOpen: boolean };

const newState = (id: string): State => ({
  id,
  name: "Evening hug",
  description: "",
  message: "",
  design: "common-breath",
  seed: 1,
  capacity: GROUP_CAPACITY_MAX,
  visibility: "listed",
  phase: "pending",
  isLocked: false,
  isKeptLocked: false,
  isSlow: false,
  moderators: 0,
  noticeKind: "",
  noticeCategory: "",
  noticeStatement: "",
  noticeAtMs: 0,
  noticeUntilMs: 0,
  hostId: "",
  scheduledForMs: 0,
  expiresAtMs: 0,
  clockId: "clock-1",
  cueStartMs: 0,
  spreadMs: -1,
  boundMs: -1,
  withinMs: -1,
  worstMs: -1,
  participants: new Map(),
  pressures: [],
});

/** A group hug's room in memory: one state that changes in place, echoes on a clock of its own, inputs written down. */
export const createFakeGroupHug = (id: string, clock: Clock, random: () => number) => {
  const state = newState(id);
  const devices = new Set<Device>();
  const inputs: { readonly userId: string; readonly name: string; readonly body: unknown; readonly atMs: number }[] =
    [];
  let denial: JoinDenial | null = null;
  let refusal: Refusal | null = null;
  let aheadMs = 5_000_000;
  let wayMs = () => 10 + random() * 5;
  const serverNowMs = () => clock.frameNowMs() + aheadMs;
  const tell = () => {
    for (const device of devices) if (device.isOpen) device.handlers.onLiveState?.(state);
  };
  const close = (device: Device, code: number) => {
    if (!device.isOpen) return;
    device.isOpen = false;
    devices.delete(device);
    device.handlers.onLeft(code);
  };
  const echo = (device: Device, body: unknown) => {
    const [n] = body as [number]; // what the client sends
    const nowMs = serverNowMs();
    clock.after(wayMs(), () => device.isOpen && device.handlers.onMessage("step/echo", [n, nowMs, nowMs]));
  };
  const decide = (device: Device, name: string, body: unknown): RequestOutcome => {
    if (refusal !== null) {
      const refused: RequestOutcome = { kind: "refused", refusal };
      refusal = null;
      return refused;
    }
    const mine = state.participants.get(device.userId);
    if (mine === undefined) return { kind: "refused", refusal: { code: "not_a_participant" } };
    if (name === "group/ready") mine.isIn = (body as { isIn: boolean }).isIn;
    else if (name === "group/leave") {
      state.participants.delete(device.userId);
      for (const other of devices) if (other !== device && other.userId === device.userId) close(other, 4402);
    } else if (state.hostId !== device.userId) return { kind: "refused", refusal: { code: "not_the_host" } };
    else if (name === "group/lock") state.isLocked = (body as { on: boolean }).on;
    else if (name === "group/choose") state.design = (body as { design: string }).design;
    else if (name === "group/cancel") state.phase = "canceled";
    else if (name === "group/start") {
      state.phase = "active";
      state.cueStartMs = serverNowMs() + 2_000;
    }
    tell();
    return { kind: "answered", answer: { ok: true } };
  };
  const roomOf = (device: Device): JoinedRoom => ({
    leave: () => {
      device.isOpen = false;
      devices.delete(device);
    },
    ping: (onPong) => void clock.after(5, () => device.isOpen && onPong()),
    send: (name, body) =>
      void clock.after(wayMs(), () => {
        if (!device.isOpen) return;
        inputs.push({ userId: device.userId, name, body, atMs: clock.frameNowMs() });
        if (name === "step/probe") echo(device, body);
      }),
    request: (name, body, timeoutMs) =>
      new Promise((resolve) => {
        clock.after(wayMs(), () => {
          if (!device.isOpen) return clock.after(timeoutMs, () => resolve({ kind: "unsure" }));
          const outcome = decide(device, name, body);
          return clock.after(wayMs(), () => resolve(device.isOpen ? outcome : { kind: "unsure" }));
        });
      }),
  });
  return {
    state,
    inputs,
    serverNowMs,
    devices,
    tell,
    /** Refuses the next request, whatever it is. */
    refuseNext: (next: Refusal) => void (refusal = next),
    deny: (next: JoinDenial | null) => void (denial = next),
    /** The device's clock stood still or jumped: where the server's clock is now, ms ahead of it. */
    setAhead: (nextMs: number) => void (aheadMs = nextMs),
    /** One way, ms, drawn for each message. */
    setWay: (next: () => number) => void (wayMs = next),
    /** Something that the staff did to everybody here. */
    say: (body: PersonActView) => Array.from(devices, (device) => device.handlers.onMessage("group/told", body)),
    closeAll: (code: number) => Array.from(devices, (device) => close(device, code)),
    /** As a server that was stopped and started: another clock. */
    restart: () => {
      aheadMs = random() * 1e6;
      state.clockId = `clock-${Math.floor(random() * 1e9)}`;
      Array.from(devices, (device) => close(device, 4001));
    },
    join: (userId: string, handlers: RoomHandlers): JoinOutcome => {
      if (denial !== null) return { kind: "denied", denial };
      const device: Device = { userId, handlers, isOpen: true };
      devices.add(device);
      const slot = state.participants.size;
      const mine = { id: userId, name: userId, being: "sea/plain", slot, isIn: false, isHere: true };
      if (!state.participants.has(userId)) state.participants.set(userId, mine);
      if (state.hostId === "") state.hostId = userId;
      clock.after(1, tell);
      return { kind: "joined", room: roomOf(device) };
    },
  };
};
export type FakeGroupHug = ReturnType<typeof createFakeGroupHug>;
