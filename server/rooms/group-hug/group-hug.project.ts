import { GroupParticipant, type GroupHugState } from "#shared/schema/group-hug.ts";
import type { RoomActKind } from "#shared/schema/room-act.ts";
import { setChanged } from "../set-changed.project.ts";
import type { Person } from "./group-hug.people.rules.ts";
import type { GroupHug } from "./group-hug.state.rules.ts";

type Fields = Pick<GroupParticipant, "id" | "name" | "being" | "slot" | "isIn" | "isHere">;

const fieldsOf = ({ userId, name, being, slot, isIn, devices }: Person): Fields => ({
  id: userId,
  name,
  being,
  slot,
  isIn,
  isHere: devices.size > 0,
});

const projectPeople = (before: GroupHug | null, { people }: GroupHug, state: GroupHugState): void => {
  for (const id of state.participants.keys()) if (!people.has(id)) state.participants.delete(id);
  for (const [id, person] of people) {
    if (before?.people.get(id) === person) continue;
    const known = state.participants.get(id);
    if (known) setChanged(known, fieldsOf(person));
    else state.participants.set(id, new GroupParticipant().assign(fieldsOf(person)));
  }
};

const projectNotice = (now: GroupHug, state: GroupHugState): void => {
  const notice = now.acts.held.findLast(({ userId }) => userId === null);
  setChanged(state, {
    noticeKind: notice?.kind ?? "",
    noticeCategory: notice?.category ?? "",
    noticeStatement: notice?.statement ?? "",
    noticeAtMs: notice?.atMs ?? 0,
    noticeUntilMs: notice?.untilMs ?? 0,
  });
};

/** Copies what the rules say into the state that is sent; pressure apart, nothing else writes it. */
export const projectGroupHug = (before: GroupHug | null, now: GroupHug, state: GroupHugState): void => {
  const { about, design, phase, beats, isLocked, hostId, acts } = now;
  if (before === null) {
    const { scheduledForMs, ...shown } = about;
    setChanged(state, { ...shown, scheduledForMs: scheduledForMs ?? 0 });
  }
  // float32 on the wire: compared as such, or it would be sent again and again.
  const step = beats.steps.at(-1);
  const measured = step ? { spreadMs: Math.fround(step.spreadMs), boundMs: Math.fround(step.boundMs) } : {};
  const holds = (wanted: RoomActKind): boolean => acts.held.some(({ kind }) => kind === wanted);
  const isKeptLocked = holds("lock");
  setChanged(state, {
    design: design.id,
    phase: phase.kind,
    isLocked: isLocked || isKeptLocked,
    isKeptLocked,
    isSlow: holds("slow"),
    hostId,
    ...measured,
  });
  if (before?.acts.held !== now.acts.held) projectNotice(now, state);
  if (phase.kind === "active") setChanged(state, { cueStartMs: phase.cue.startMs });
  if (phase.kind === "completed" && phase.together !== null) {
    const { withinMs, worstMs } = phase.together;
    setChanged(state, { withinMs: Math.fround(withinMs), worstMs: Math.fround(worstMs) });
  }
  if (before?.people !== now.people) projectPeople(before, now, state);
};

/** Copies live pressure, 0 to 255, to the slots of the people; a slot of nobody is 0. */
export const projectPressures = (
  { people }: GroupHug,
  pressureOf: (person: Person) => number,
  { pressures }: GroupHugState,
): void => {
  const bySlot = new Map([...people.values()].map((person) => [person.slot, pressureOf(person)]));
  const slots = Math.max(pressures.length, ...[...bySlot.keys()].map((slot) => slot + 1));
  for (let slot = 0; slot < slots; slot += 1) {
    const pressure = bySlot.get(slot) ?? 0;
    if (slot === pressures.length) pressures.push(pressure);
    else if (pressures[slot] !== pressure) pressures[slot] = pressure;
  }
};

/** The same of those alone who pressed, since `projectPressures` has seen the hug as it is now. */
export const projectPressed = (
  { people }: GroupHug,
  pressed: Iterable<{ readonly userId: string; readonly pressure: number }>,
  counts: (person: Person) => boolean,
  { pressures }: GroupHugState,
): void => {
  for (const { userId, pressure } of pressed) {
    const person = people.get(userId);
    // What is the same is not sent again.
    if (person !== undefined) pressures[person.slot] = counts(person) ? pressure : 0;
  }
};
