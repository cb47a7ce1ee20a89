import { expect, test } from "vitest";
import { stepLobby } from "./lobby.rules.ts";
import { simulateLobby, type StepFunction } from "./testing/lobby.simulation.ts";

const SEEDS = 400;
const STEPS = 200;

const firstFailure = (step?: StepFunction): string | null => {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    try {
      simulateLobby(seed, STEPS, step);
    } catch (error) {
      return `seed ${seed}: ${error instanceof Error ? error.stack : String(error)}`;
    }
  }
  return null;
};

test("L1-L9 hold in every storm", () => {
  expect(firstFailure()).toBeNull();
});

const BUGS: Readonly<Record<string, StepFunction>> = {
  "forget a hint that comes while somebody is read": (lobby, event, nowMs) => {
    if (event.kind !== "people_changed") return stepLobby(lobby, event, nowMs);
    const userIds = event.userIds.filter((userId) => lobby.people.get(userId)?.reading.kind !== "reading");
    return stepLobby(lobby, { ...event, userIds }, nowMs);
  },
  "look at one side of a block only": (lobby, event, nowMs) =>
    stepLobby(lobby, event.kind === "people_changed" ? { ...event, userIds: event.userIds.slice(1) } : event, nowMs),
  "take a late read for the one they wait for": (lobby, event, nowMs) => {
    if (event.kind !== "person_read") return stepLobby(lobby, event, nowMs);
    const reading = lobby.people.get(event.userId)?.reading;
    const readId = reading?.kind === "reading" ? reading.readId : event.readId;
    return stepLobby(lobby, { ...event, readId }, nowMs);
  },
  "read group hugs on every hint": (lobby, event, nowMs) => {
    if (event.kind !== "group_hugs_changed") return stepLobby(lobby, event, nowMs);
    const reading = { ...lobby.listing.reading, phase: { kind: "idle", dueAtMs: nowMs } as const };
    const listing = { ...lobby.listing, reading };
    return stepLobby({ ...lobby, listing }, event, nowMs);
  },
  "send nobody away": (lobby, event, nowMs) => {
    const result = stepLobby(lobby, event, nowMs);
    return result.ok ? { ...result, effects: result.effects.filter(({ kind }) => kind !== "dismiss") } : result;
  },
};

test.each(Object.entries(BUGS))("the storm finds rules that: %s", (_name, step) => {
  expect(firstFailure(step)).toMatch(/^seed \d+/);
});
