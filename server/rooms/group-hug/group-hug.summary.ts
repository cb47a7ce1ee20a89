import type { RoomSummary } from "#shared/schema/moderation.ts";
import type { Traffic } from "../traffic.ts";
import { isHere } from "./group-hug.people.rules.ts";
import type { GroupHug } from "./group-hug.state.rules.ts";

/** A group hug as those who watch over rooms see it. */
export const summaryOf = (hug: GroupHug, traffic: Traffic): Omit<RoomSummary, "sinceMs"> => {
  const { about, phase, people, hostId, isLocked, beats } = hug;
  return {
    id: about.id,
    name: about.name,
    phase: phase.kind,
    people: people.size,
    here: [...people.values()].filter(isHere).length,
    hostId,
    hostName: people.get(hostId)?.name ?? "",
    isListed: about.visibility === "listed",
    isLocked,
    spreadMs: beats.steps.at(-1)?.spreadMs ?? -1,
    ...traffic,
  };
};
