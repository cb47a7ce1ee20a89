import type { PersonActView } from "#shared/schema/group-hug.ts";
import type { JoinDenial } from "#shared/schema/protocol.ts";
import { createStepClock } from "#shared/step/step-clock.ts";
import { connectionOf, isSameConnection } from "./connection.view.ts";
import type { GroupHugRoom, GroupHugRoomDeps } from "./group-hug.door.ts";
import { createGroupHugReader, type GroupHugRoomState } from "./group-hug.view.ts";
import { insist, type Insistence } from "./insist.ts";
import { createPressureInput } from "./pressure.input.ts";
import type { LinkState } from "./reconnect.rules.ts";
import { resultOfRequest } from "./request.result.ts";
import { createRoomLink } from "./room.link.ts";
import type { GroupHugLive, Result } from "./state.ts";
import { createStepLink } from "./step.link.ts";
import { createUpWaits } from "./up-waits.ts";

/** An act waits this long for the connection before it answers `offline`. */
export const GROUP_ACT_WAITS_MS = 4_000;
/** After closing, what the room has not taken yet is said for so long: longer than it keeps the place of who is away. */
export const SAYS_ON_FOR_MS = 4 * 60_000;
const hasLeft = (denial: GroupHugLive["denial"]): boolean => denial === "left" || denial === "left_unasked";
const OK: Result = { ok: true };
const NO_ANSWER: Result = { ok: false, refusal: { code: "offline" } };

/** What will not pass by waiting. `hug_not_open` does. */
const FOR_GOOD: ReadonlySet<JoinDenial> = new Set([
  "no_such_room",
  "not_yours",
  "bad_join",
  "room_full",
  "hug_full",
  "hug_over",
  "hug_locked",
  "raid",
  "removed",
]);

/**
 * A seat in one group hug, kept until `close`: its room as pages read it, server time, pressure and reports. Leaving, and
 * not being in any more, are said until the room has taken them or cannot any more, for a while also after `close`.
 */
export const createGroupHugRoom = (id: string, { store, pressures, myId, ...deps }: GroupHugRoomDeps): GroupHugRoom => {
  const ups = createUpWaits(deps.clock);
  const reader = createGroupHugReader();
  let isClosed = false;
  let insistence: Insistence | null = null;
  let leaving: Promise<Result> | null = null;
  /** What was said last: "I'm in", or no longer. */
  let wantsIn = true;
  /** For good: whatever the room says, this is what is shown. */
  const isLeft = () => hasLeft(store.getState().denial);
  const show = (next: Partial<GroupHugLive>) => {
    if (!isClosed && !isLeft()) store.setState(next);
  };
  const step = createStepLink({
    ...deps,
    stepClock: createStepClock(),
    send: (name, body) => link.send(name, body),
    onInStep: (isInStep) => show({ isInStep }),
  });
  const input = createPressureInput(deps.clock, (pressure) => link.send("group/press", pressure));

  const tell = ({ phase }: LinkState, to: Insistence | null): void => {
    if (phase.kind === "ended") to?.settle(phase.why === "left" ? OK : NO_ANSWER);
    else to?.setUp(phase.kind === "up");
  };
  const onChange = (state: LinkState): void => {
    const { phase } = state;
    const isUp = phase.kind === "up";
    const { connection, denial } = store.getState();
    const next = connectionOf(state);
    if (!isSameConnection(connection, next)) show({ connection: next });
    if (isUp && denial !== null) show({ denial: null });
    if (phase.kind === "ended" && phase.why === "left") show({ denial: "left_unasked" });
    if (phase.kind === "ended" && typeof phase.why === "object" && phase.why.denial !== denial)
      show({ denial: phase.why.denial });
    // The next seat is told anew what holds for this person; what was ended meanwhile is not.
    if (phase.kind === "joining" && store.getState().told !== null) show({ told: null });
    const isHere = isUp && !isClosed && !isLeft();
    step.setUp(isHere);
    input.setUp(isHere);
    tell(state, insistence);
    if (isUp) ups.tell();
    else pressures.fill(0);
  };
  const link = createRoomLink("group-hug", deps, {
    options: () => ({ groupHugId: id }),
    onLiveState: (live) => {
      const state = live as GroupHugRoomState; // the schema of our own protocol version
      if (isClosed || isLeft()) return;
      step.setServerClock(state.clockId);
      reader.copyPressures(state, pressures);
      const room = reader.read(state);
      if (room === store.getState().room) return;
      show({ room });
      input.setIn(room.members.find((one) => one.id === myId)?.isIn ?? false);
    },
    onMessage: (name, body) => {
      if (name === "group/told") show({ told: body as PersonActView }); // as: what GroupHugMessages has under that name
      else step.onMessage(name, body);
    },
    onDenied: (denial) => {
      const isForGood = FOR_GOOD.has(denial);
      if (isForGood || denial === "hug_not_open") show({ denial });
      // Where one cannot be, there is nothing to leave.
      return isForGood || (denial === "hug_not_open" && isLeft());
    },
    onChange,
  });
  const act = async (name: string, body: unknown, isWanted = () => true): Promise<Result> => {
    const { kind } = link.state().phase;
    const isUp = kind === "up" || (kind !== "ended" && kind !== "idle" && (await ups.wait(GROUP_ACT_WAITS_MS)));
    return resultOfRequest(isUp && isWanted() ? await link.request(name, body) : { kind: "unsure" });
  };
  const sayUntilTaken = (name: string, body: unknown): Promise<Result> => {
    const next = insist(deps.clock, () => link.request(name, body));
    insistence?.settle(NO_ANSWER);
    insistence = next;
    tell(link.state(), next);
    return next.done;
  };
  const leave = async (): Promise<Result> => {
    store.setState({ denial: "left" });
    input.stop();
    step.stop();
    const result = await sayUntilTaken("group/leave", {});
    link.leave();
    return !result.ok && result.refusal.code === "not_a_participant" ? OK : result;
  };

  link.start();
  return {
    shownAt: step.shownAt,
    serverTimeAt: step.serverTimeAt,
    ready: (isIn) => {
      if (isLeft()) return Promise.resolve(NO_ANSWER);
      wantsIn = isIn;
      if (!isIn) return sayUntilTaken("group/ready", { isIn });
      insistence?.settle(NO_ANSWER);
      return act("group/ready", { isIn }, () => wantsIn);
    },
    start: () => act("group/start", {}),
    choose: (design) => act("group/choose", { design }),
    lock: (on) => act("group/lock", { on }),
    cancel: () => act("group/cancel", {}),
    leave: () => (leaving ??= leave()),
    press: input.press,
    showed: step.showed,
    close: async () => {
      isClosed = true;
      input.stop();
      step.stop();
      if (insistence !== null) {
        const cancel = deps.clock.after(SAYS_ON_FOR_MS, () => insistence?.settle(NO_ANSWER));
        await insistence.done;
        cancel();
      }
      link.stop();
    },
  };
};
