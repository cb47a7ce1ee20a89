import type { GroupPhase } from "#shared/schema/group-hug.ts";
import type { MemoryGroupHug } from "../world.group-hugs.memory.ts";
import type { GroupHugChange } from "./group-hugs.port.ts";

/** As the database function of that name. */
export const mayWrite = (phase: GroupPhase, kind: GroupHugChange["kind"]): boolean => {
  switch (kind) {
    case "joined":
    case "ready":
    case "left":
    case "host_passed":
    case "locked":
    case "canceled":
      return phase === "pending" || phase === "active";
    case "design_chosen":
    case "started":
    case "expired":
      return phase === "pending";
    case "completed":
      return phase === "active";
  }
};

const end = (hug: MemoryGroupHug, phase: GroupPhase, atMs: number): void => {
  hug.phase = phase;
  hug.endedAtMs = atMs;
};

/** Carries out a change that may be written. */
export const applyChange = (
  hug: MemoryGroupHug,
  change: GroupHugChange,
  atMs: number,
  isKnown: (userId: string) => boolean,
): void => {
  const { participants } = hug;
  const seat = (userId: string) => {
    const known = participants.get(userId);
    if (!isKnown(userId) || (known && known.status !== "left")) return known;
    // At the end of the row, also for who comes back.
    participants.delete(userId);
    const place = { status: "joined" as const, wasIn: known?.wasIn ?? false };
    participants.set(userId, place);
    return participants.get(userId);
  };
  switch (change.kind) {
    case "joined":
      seat(change.userId);
      return;
    case "ready": {
      const place = seat(change.userId);
      if (!place) return;
      place.status = change.isIn ? "in" : "joined";
      place.wasIn ||= change.isIn && hug.phase === "active";
      return;
    }
    case "left": {
      const place = participants.get(change.userId);
      if (place) place.status = "left";
      return;
    }
    case "host_passed":
      hug.hostId = isKnown(change.userId) ? change.userId : "";
      return;
    case "locked":
      hug.isLocked = change.on;
      return;
    case "design_chosen":
      hug.design = change.design;
      return;
    case "started":
      hug.phase = "active";
      hug.startsAtMs = atMs + change.leadMs;
      hug.endsAtMs = hug.startsAtMs + change.durationMs;
      for (const place of participants.values()) place.wasIn ||= place.status === "in";
      return;
    case "completed":
      hug.steps = change.steps;
      hug.together = change.together;
      return end(hug, "completed", atMs);
    case "expired":
    case "canceled":
      return end(hug, change.kind, atMs);
  }
};
