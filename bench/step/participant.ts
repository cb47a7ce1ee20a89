import type { Room } from "@colyseus/sdk";
import type { Probe, StepClock } from "#shared/step/server-time.ts";
import { createStepClock } from "#shared/step/step-clock.ts";
import { createStepLink } from "../../client/net/step.link.ts";
import type { CueMessage, CueRoomOptions } from "./CueRoom.ts";
import { createCueTaker, type LocalAxis } from "./cue-taker.ts";
import { floorErrorMs, type ClientNet } from "./network.ts";
import { createPeerOffsets } from "./peers.ts";
import { CONVERGED_MS, createConvergence, type ClientRecord, type CueRecord } from "./records.ts";
import { joinThrough, openRoomClock, type RoomClock } from "./sdk-rooms.ts";
import { SEEDED_FAULTS } from "./seeded-faults.ts";

export type ParticipantOptions = {
  readonly net: ClientNet;
  readonly port: number;
  /** Of another connection with the same delays; null = without Colyseus' clock. */
  readonly clockPort: number | null;
  readonly group: string;
  readonly room: CueRoomOptions;
  /** Server time at this process' performance.now() 0, ms. */
  readonly serverAheadMs: number;
  readonly hasFaults: boolean;
  /** After every answer: what it shows less the true server time, ms. */
  readonly onError: (errorMs: number) => void;
};
export type Participant = {
  record(): ClientRecord;
  /** The cues as each of SEEDED_FAULTS has them. */
  faulty(): readonly (readonly CueRecord[])[];
  leave(): Promise<void>;
};

const axisOf = ({ localMs, driftPpm }: ClientNet, serverAheadMs: number): LocalAxis => {
  const rate = 1 + driftPpm / 1e6;
  const madeMs = performance.now();
  return {
    nowMs: () => localMs + (performance.now() - madeMs) * rate,
    serverOf: (ms) => (ms - localMs) / rate + madeMs + serverAheadMs,
  };
};

/** Joins a room of cues as a page does, with the clock and the link that pages have, and writes down what comes of it. */
export const joinAsParticipant = async (options: ParticipantOptions): Promise<Participant> => {
  const { net, serverAheadMs, onError } = options;
  const axis = axisOf(net, serverAheadMs);
  const stepClock = createStepClock();
  const peers = createPeerOffsets();
  const converged = createConvergence();
  const roomClock: RoomClock | null =
    options.clockPort === null ? null : await openRoomClock(options.clockPort, options.group);
  const room: Room = await joinThrough(options.port, "cue", { group: options.group, ...options.room });
  const joinedMs = axis.nowMs();
  let [leastMs, probes] = [Infinity, 0];

  const taker = createCueTaker(
    stepClock,
    axis,
    ({ dueMs, receivedLocalMs }) => {
      const started = { "fire on receipt": axis.serverOf(receivedLocalMs) };
      const byOffset = Object.entries(peers.offsetsMs()).flatMap(([name, offsetMs]) =>
        offsetMs === null ? [] : [[name, axis.serverOf(dueMs - offsetMs)] as const],
      );
      const byRoom = roomClock === null ? {} : { "room.clock": dueMs - roomClock.aheadMs() };
      return { ...started, ...Object.fromEntries(byOffset), ...byRoom };
    },
    () => leastMs,
    options.hasFaults ? SEEDED_FAULTS : [],
  );
  const watched: StepClock = {
    ...stepClock,
    take(probe: Probe) {
      taker.settle();
      stepClock.take(probe);
      peers.take(probe);
      probes += 1;
      leastMs = Math.min(leastMs, probe.answeredMs - probe.sentMs - (probe.returnedMs - probe.receivedMs));
      const errorMs = (taker.shownAt(probe.answeredMs) ?? Number.NaN) - axis.serverOf(probe.answeredMs);
      converged.note(probe.answeredMs - joinedMs, Math.abs(errorMs - floorErrorMs(net)) <= CONVERGED_MS);
      onError(errorMs);
    },
  };
  const link = createStepLink({
    clock: {
      nowMs: axis.nowMs,
      frameNowMs: axis.nowMs,
      after(delayMs, run) {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
    },
    surroundings: { isOnline: () => true, isVisible: () => true, onChange: () => () => undefined },
    stepClock: watched,
    send: (name, body) => room.send(name, body),
    onInStep: () => undefined,
  });
  room.onMessage("step/echo", (body: unknown) => link.onMessage("step/echo", body));
  room.onMessage("cue", ([cue, startMs]: CueMessage) => {
    taker.receive(cue, startMs);
    const inMs = (taker.nextLocalMs() ?? axis.nowMs()) - axis.nowMs();
    // Soon after it is due, should no answer come before.
    setTimeout(() => taker.settle(), Math.max(0, inMs) + 25);
  });
  link.setServerClock("bench");
  link.setUp(true);

  return {
    record: () => ({ net, cues: taker.taken, leastMs, probes, convergedMs: converged.sinceMs() }),
    faulty: () => taker.takenWrong,
    async leave() {
      link.stop();
      roomClock?.close();
      await room.leave();
    },
  };
};
