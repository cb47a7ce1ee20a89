import type { BenchPlan } from "./bench-plan.ts";
import type { BenchWorld } from "./bench-world.ts";
import { floorErrorMs, netOf } from "./network.ts";
import { joinAsParticipant, type Participant } from "./participant.ts";
import { CONVERGED_MS, createConvergence, WATCHED_MS, type CueRecord, type GroupRecord } from "./records.ts";

/** A burst of probes is the most work, so clients join one after the other on the whole, ms. */
const JOIN_EVERY_MS = 40;
/** Longer than any cue's lead, and its way. */
const LAST_CUE_MS = 2_000;

export type PlayedGroup = {
  readonly record: GroupRecord;
  /** The first client's cues as each of SEEDED_FAULTS has them; empty for groups without. */
  readonly faulty: readonly (readonly CueRecord[])[];
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const spreadOf = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

/** All clients of one group join at once, probe, take their cues and leave. */
export const playGroup = async (world: BenchWorld, plan: BenchPlan, group: number): Promise<PlayedGroup> => {
  const nets = Array.from({ length: plan.clients }, (_, n) => netOf(plan.seed, group, n, plan.asymmetry));
  const hasClock = group % plan.clockEvery === 0;
  const ports = await world.openPorts(nets);
  const clockPorts = hasClock ? await world.openPorts(nets) : [];
  const floorMs = spreadOf(nets.map(floorErrorMs));
  const converged = createConvergence();
  const errorsMs = nets.map(() => Number.NaN);
  let lastJoinedMs = 0;
  const joins = nets.map(async (net, n): Promise<Participant> => {
    const participant = await joinAsParticipant({
      net,
      port: ports[n] ?? 0,
      clockPort: clockPorts[n] ?? null,
      group: `${group}`,
      room: plan,
      serverAheadMs: world.serverAheadMs,
      hasFaults: group === 0 && n === 0,
      onError(errorMs) {
        errorsMs[n] = errorMs;
        const spreadMs = spreadOf(errorsMs);
        // NaN, so false, until everybody has an estimate.
        converged.note(performance.now() - lastJoinedMs, spreadMs <= floorMs + CONVERGED_MS);
      },
    });
    lastJoinedMs = performance.now();
    return participant;
  });
  const participants = await Promise.all(joins);
  const playMs = plan.firstCueMs + (plan.cues - 1) * plan.cueGapMs + LAST_CUE_MS;
  await pause(Math.max(playMs, WATCHED_MS));
  const clients = participants.map((participant) => participant.record());
  await Promise.all(participants.map((participant) => participant.leave()));
  await world.closePorts([...ports, ...clockPorts]);
  return { record: { group, clients, convergedMs: converged.sinceMs() }, faulty: participants[0]?.faulty() ?? [] };
};

/** All groups, as many side by side as `atOnce` clients allow, one starting after the other. */
export const playGroups = async (
  world: BenchWorld,
  plan: BenchPlan,
  say: (line: string) => void,
): Promise<PlayedGroup[]> => {
  const played: PlayedGroup[] = [];
  const sideBySide = Math.max(1, Math.floor(plan.atOnce / plan.clients));
  const betweenMs = plan.clients * JOIN_EVERY_MS;
  let next = 0;
  const lane = async (n: number): Promise<void> => {
    await pause(n * betweenMs);
    while (next < plan.groups) {
      played.push(await playGroup(world, plan, (next += 1) - 1));
      if (played.length % Math.max(1, Math.floor(plan.groups / 10)) === 0)
        say(`${played.length} of ${plan.groups} groups`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(sideBySide, plan.groups) }, (_, n) => lane(n)));
  return played;
};
