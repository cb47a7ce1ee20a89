import type { PersonActView } from "#shared/schema/group-hug.ts";
import type { TouchForm } from "#shared/schema/hug.ts";
import type { Connection, GroupHugRoomView, GroupMember } from "../../net/state.ts";
import { beingOf } from "../../ui/being-names.ts";
import { beginWords } from "../../ui/group-hug.words.ts";
import { GROUP_LIMITS } from "../../ui/group-limits.ts";
import type { SceneMember } from "../../ui/group-scene.ts";
import { msWords } from "./ms.words.ts";

/** Where a room stands for somebody who is in it. */
export type RoomStage = "gathering" | "hug" | "end";

export type RoomView = {
  readonly stage: RoomStage;
  readonly own: GroupMember | null;
  readonly host: GroupMember | null;
  readonly isHost: boolean;
  readonly hereCount: number;
  /** In and here: those who make a start possible. */
  readonly inCount: number;
  readonly canStart: boolean;
  /** "5 are here, 3 are in." */
  readonly counts: string;
};

const countsWords = (here: number, isIn: number): string => {
  const hereText = here === 1 ? "You are the first one here" : `${here} are here`;
  return isIn === 0 ? `${hereText}.` : `${hereText}, ${isIn === 1 ? "1 is" : `${isIn} are`} in.`;
};

/** A room from the side of somebody in it. */
export const roomView = ({ phase, members, hostId }: GroupHugRoomView, myId: string): RoomView => {
  const here = members.filter(({ isHere }) => isHere);
  const inCount = here.filter(({ isIn }) => isIn).length;
  return {
    stage: phase === "pending" ? "gathering" : phase === "active" ? "hug" : "end",
    own: members.find(({ id }) => id === myId) ?? null,
    host: members.find(({ id }) => id === hostId) ?? null,
    isHost: hostId === myId,
    hereCount: here.length,
    inCount,
    canStart: inCount >= GROUP_LIMITS.leastPeople,
    counts: countsWords(here.length, inCount),
  };
};

/** Whether what the staff told a person here mutes them at this moment. */
export const isMutedAt = (told: PersonActView | null, nowMs: number): boolean =>
  told?.kind === "mute" && (told.untilMs === null || nowMs < told.untilMs);

/** Everybody with a place in the ring. */
export const sceneMembers = (members: readonly GroupMember[], myId: string): readonly SceneMember[] =>
  members.map(({ id, slot, being, isIn, isHere }) => ({
    slot,
    being: beingOf(being),
    isIn,
    isHere,
    isMe: id === myId,
  }));

/** What has to happen until it begins. */
export const waitsForWords = (
  { scheduledForMs }: GroupHugRoomView,
  { isHost, canStart, host }: RoomView,
  nowMs: number,
): string => {
  if (scheduledForMs !== null) return `It ${beginWords(scheduledForMs, "", nowMs)}.`;
  if (!canStart) return "It can begin once two are in.";
  return isHost ? "You can begin whenever you like." : `It ${beginWords(null, host?.name ?? "the host", nowMs)}.`;
};

/** What "I'm in" does, by the form of touch that one chose. It counts for the person, so for all their devices here. */
export const inWords: Readonly<Record<TouchForm, string>> = {
  touch: "Then you feel it, too, on all your devices here that can vibrate.",
  sound: "Then you hear it, too, as you chose, on all your devices here.",
  picture: "Then you count as in, on all your devices here. Nothing vibrates, as you chose.",
};

/** What is said of the way to the room while it is not there; null = it is. */
export const lostWords = ({ kind }: Connection, stage: RoomStage): string | null => {
  if (kind === "online" || stage === "end") return null;
  if (stage === "hug") return "Connection lost. The hug goes on; the others see your squeeze again when you are back.";
  return kind === "offline"
    ? "You are offline. Your place is kept for a minute."
    : "Connection lost. Coming back; your place is kept.";
};

/** What a participant is doing, beside their name. */
export const memberWords = ({ isIn, isHere }: GroupMember): string => (isHere ? (isIn ? "in" : "here") : "away");

/** What the picture shows, for who cannot see it. */
export const pictureWords = (stage: RoomStage, people: number, whatHappens: string | undefined): string => {
  const group = people === 1 ? "One being by a light" : `${people} beings in a ring around a light`;
  switch (stage) {
    case "gathering":
      return `${group}, waiting. ${whatHappens ?? ""}`.trim();
    case "hug":
      return `${people} beings in one hug. ${whatHappens ?? ""}`.trim();
    case "end":
      return "Your keepsake: a thin ring with the colour of everybody who was there.";
  }
};

/** How closely everybody is in step at the moment. */
export const inStepWords = (isInStep: boolean, lastBeat: GroupHugRoomView["lastBeat"]): string => {
  if (!isInStep) return "Finding the common beat…";
  return lastBeat === null ? "Everybody feels the same moment." : `In step within ${msWords(lastBeat.spreadMs)} ms.`;
};
