import { expect, test } from "vitest";
import { fakeRoom } from "../testing/fake-group-hugs.ts";
import { ANA } from "../testing/fake-scenes.ts";
import { inWords, lostWords, memberWords, roomView, sceneMembers, waitsForWords } from "./room.view.ts";

const NOW_MS = 1_760_000_000_000;
const room = fakeRoom({ people: 5, phase: "pending", isHost: true }, NOW_MS);

test("ROOM-1 a start needs two who are in and here; one who is in but away does not count", () => {
  const members = room.members.map((member, index) => ({ ...member, isIn: index < 2, isHere: index !== 1 }));
  expect(roomView({ ...room, members }, ANA.id)).toMatchObject({ inCount: 1, hereCount: 4, canStart: false });
  const two = members.map((member) => ({ ...member, isHere: true }));
  expect(roomView({ ...room, members: two }, ANA.id)).toMatchObject({ inCount: 2, canStart: true });
});

test("ROOM-2 people are counted in words", () => {
  const [own] = room.members;
  if (!own) throw new Error("somebody is there");
  const alone = { ...room, members: [{ ...own, isIn: false }] };
  expect(roomView(alone, ANA.id).counts).toBe("You are the first one here.");
  expect(roomView({ ...alone, members: [{ ...own, isIn: true }] }, ANA.id).counts).toBe(
    "You are the first one here, 1 is in.",
  );
});

test("ROOM-3 what it waits for: two, its host, or its time", () => {
  const view = roomView(room, ANA.id);
  const host = { ...view, host: { ...ANA, slot: 0, isIn: true, isHere: true } };
  expect(waitsForWords(room, { ...host, canStart: false }, NOW_MS)).toBe("It can begin once two are in.");
  expect(waitsForWords(room, { ...host, canStart: true, isHost: true }, NOW_MS)).toContain("whenever you like");
  expect(waitsForWords(room, { ...host, canStart: true, isHost: false }, NOW_MS)).toBe("It begins when Ana starts it.");
  const planned = { ...room, scheduledForMs: NOW_MS + 300_000 };
  expect(waitsForWords(planned, view, NOW_MS)).toBe("It begins in 5 minutes.");
});

test("ROOM-4 everybody has their place in the picture, and one of them is me", () => {
  const members = sceneMembers(room.members, ANA.id);
  expect(members.map(({ slot }) => slot)).toEqual([0, 1, 2, 3, 4]);
  expect(members.filter(({ isMe }) => isMe)).toHaveLength(1);
});

test("ROOM-5 a lost connection is told of where it matters", () => {
  expect(lostWords({ kind: "online" }, "hug")).toBeNull();
  expect(lostWords({ kind: "reconnecting", attempt: 2 }, "hug")).toContain("The hug goes on");
  expect(lostWords({ kind: "offline" }, "end")).toBeNull();
});

test("ROOM-7 being in is told to be so on all devices", () => {
  for (const words of Object.values(inWords)) expect(words).toContain("on all your devices");
});

test("ROOM-6 everybody is in, here or away", () => {
  const [member] = room.members;
  if (!member) throw new Error("somebody is there");
  const words = (isIn: boolean, isHere: boolean) => memberWords({ ...member, isIn, isHere });
  expect([words(true, true), words(false, true), words(true, false)]).toEqual(["in", "here", "away"]);
});
