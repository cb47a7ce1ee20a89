import { ROOM_EVENTS_KEPT, type RoomEventFacts, type RoomEventKind } from "#shared/schema/room-page.ts";
import { isHere, type Person } from "./group-hug.people.rules.ts";
import { isOver } from "./group-hug.phase.rules.ts";
import type { GroupHug } from "./group-hug.state.rules.ts";

type Happened = Omit<RoomEventFacts, "atMs">;

const of = (kind: RoomEventKind, person: Pick<Person, "userId" | "name"> | null, about = ""): Happened => ({
  kind,
  userId: person?.userId ?? "",
  name: person?.name ?? "",
  about,
});

function* amongPeople({ people: before }: GroupHug, { people: now }: GroupHug): Generator<Happened> {
  if (before === now) return;
  for (const person of before.values()) if (!now.has(person.userId)) yield of("left", person);
  for (const person of now.values()) {
    const known = before.get(person.userId);
    if (known === person) continue;
    if (known === undefined) yield of("came", person);
    else if (isHere(known) !== isHere(person)) yield of(isHere(person) ? "back" : "away", person);
    if ((known?.isIn ?? false) !== person.isIn) yield of(person.isIn ? "in" : "not_in", person);
  }
}

function* byStaff(before: GroupHug, now: GroupHug): Generator<Happened> {
  const [old, held] = [before.acts.held, now.acts.held];
  if (old === held) return;
  const nameOf = (userId: string | null) => {
    const name = (now.people.get(userId ?? "") ?? before.people.get(userId ?? ""))?.name ?? "";
    return userId === null ? null : { userId, name };
  };
  for (const act of held) if (!old.some(({ id }) => id === act.id)) yield of("act", nameOf(act.userId), act.kind);
  for (const act of old) if (!held.some(({ id }) => id === act.id)) yield of("act_over", nameOf(act.userId), act.kind);
}

/** What happened between two states of a group hug, in an order in which it makes sense. */
export function* eventsBetween(before: GroupHug, now: GroupHug): Generator<Happened> {
  yield* byStaff(before, now);
  yield* amongPeople(before, now);
  if (before.hostId !== now.hostId && now.hostId !== "") yield of("host", now.people.get(now.hostId) ?? null);
  if (before.isLocked !== now.isLocked) yield of(now.isLocked ? "locked" : "unlocked", null);
  if (before.design.id !== now.design.id) yield of("design", null, now.design.id);
  if (before.phase.kind === now.phase.kind) return;
  if (now.phase.kind === "active") yield of("started", null);
  else if (isOver(now.phase)) yield of("ended", null, now.phase.kind);
}

/** Keeps what happened last. */
export const createTimeline = (wallNowMs: () => number) => {
  let events: readonly RoomEventFacts[] = [];
  return {
    events: (): readonly RoomEventFacts[] => events,
    note(before: GroupHug, now: GroupHug): void {
      const news = [...eventsBetween(before, now)];
      if (news.length === 0) return;
      const atMs = wallNowMs();
      events = [...events, ...news.map((happened) => ({ atMs, ...happened }))].slice(-ROOM_EVENTS_KEPT);
    },
  };
};
