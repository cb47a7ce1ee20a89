import type { JoinDenial } from "#shared/schema/protocol.ts";
import { createStepClock } from "#shared/step/step-clock.ts";
import { connectionOf, isSameConnection } from "./connection.view.ts";
import type { GroupHugRoom, GroupHugRoomDeps } from "./group-hug.door.ts";
import { createGroupHugReader, type GroupHugRoomState } from "./group-hug.view.ts";
import { createPressureInput } from "./pressure.input.ts";
import type { LinkState } from "./reconnect.rules.ts";
import { resultOfRequest } from "./request.result.ts";
import { createRoomLink } from "./room.link.ts";
import type { GroupHugLive, Result } from "./state.ts";
import { createStepLink } from "./step.link.ts";
import { createUpWaits } from "./up-waits.ts";

/** An act waits this long for the connection before it answers `offline`. */
export const GROUP_ACT_WAITS_MS = 4_000;

/** What will not pass by waiting. `hug_not_open` does. */
const FOR_GOOD: ReadonlySet<JoinDenial> = new Set([
  "no_such_room",
  "not_yours",
  "bad_join",
  "room_full",
  "hug_full",
  "hug_over",
  "hug_locked",
]);

/** A seat in one group hug, kept until `close`: its room as pages read it, server time, pressure and reports. */
export const createGroupHugRoom = (id: string, { store, pressures, ...deps }: GroupHugRoomDeps): GroupHugRoom => {
  const ups = createUpWaits(deps.clock);
  const reader = createGroupHugReader();
  let isClosed = false;
  const isLeft = () => store.getState().denial === "left";
  const show = (next: Partial<GroupHugLive>) => {
    if (!isClosed) store.setState(next);
  };
  const step = createStepLink({
    ...deps,
    stepClock: createStepClock(),
    send: (name, body) => link.send(name, body),
    onInStep: (isInStep) => show({ isInStep }),
  });
  const input = createPressureInput(deps.clock, (pressure) => link.send("group/press", pressure));

  const onChange = (state: LinkState): void => {
    const { phase } = state;
    const isUp = phase.kind === "up";
    const { connection, denial } = store.getState();
    const next = connectionOf(state);
    if (!isSameConnection(connection, next)) show({ connection: next });
    if (isUp && denial !== null) show({ denial: null });
    if (phase.kind === "ended" && phase.why === "left") show({ denial: "left" });
    step.setUp(isUp);
    input.setUp(isUp);
    if (isUp) ups.tell();
    else pressures.fill(0);
  };
  const link = createRoomLink("group-hug", deps, {
    options: () => ({ groupHugId: id }),
    onLiveState: (live) => {
      const state = live as GroupHugRoomState; // the schema of our own protocol version
      if (isClosed) return;
      step.setServerClock(state.clockId);
      reader.copyPressures(state, pressures);
      const room = reader.read(state);
      if (room !== store.getState().room) show({ room });
    },
    onMessage: step.onMessage,
    onDenied: (denial) => {
      const isForGood = FOR_GOOD.has(denial);
      if (isForGood || denial === "hug_not_open") show({ denial });
      return isForGood;
    },
    onChange,
  });
  const act = async (name: string, body: unknown): Promise<Result> => {
    const { kind } = link.state().phase;
    const isUp = kind === "up" || (kind !== "ended" && kind !== "idle" && (await ups.wait(GROUP_ACT_WAITS_MS)));
    return resultOfRequest(isUp ? await link.request(name, body) : { kind: "unsure" });
  };

  link.start();
  return {
    shownAt: step.shownAt,
    serverTimeAt: step.serverTimeAt,
    ready: (isIn) => act("group/ready", { isIn }),
    start: () => act("group/start", {}),
    choose: (design) => act("group/choose", { design }),
    lock: (on) => act("group/lock", { on }),
    cancel: () => act("group/cancel", {}),
    leave: async () => {
      const first = await act("group/leave", {});
      // The connection broke: whether it happened is not known, and meanwhile the link brought this device back in.
      const result = first.ok || first.refusal.code !== "offline" || isLeft() ? first : await act("group/leave", {});
      if (isLeft()) return { ok: true };
      if (result.ok) link.leave();
      return result;
    },
    press: input.press,
    showed: step.showed,
    close: () => {
      isClosed = true;
      input.stop();
      step.stop();
      link.stop();
    },
  };
};
