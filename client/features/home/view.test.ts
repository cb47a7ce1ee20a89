import { expect, test } from "vitest";
import { ANA, fakeHistory, fakeScene } from "../testing/fake-scenes.ts";
import { fakeInvitations } from "../testing/fake-group-hugs.ts";
import { homeView, invitationWords, onWords } from "./view.ts";

const NOW_MS = 1_760_000_000_000;
const state = fakeScene("home", NOW_MS);

test("HOME-1 people who look at the app come before people who are away, and oneself is left out", () => {
  const people = [...state.lobby.people, { ...ANA, presence: "online" as const }];
  const shown = homeView({ ...state, lobby: { people, count: 6 } }).people;
  expect(shown.map(({ presence }) => presence)).toEqual(["online", "online", "online", "online", "away"]);
  expect(shown.some(({ id }) => id === ANA.id)).toBe(false);
});

test("HOME-1 friends are there who are not here, last, and nobody twice", () => {
  const [first] = state.lobby.people;
  if (!first) throw new Error("The scene has people.");
  const friends = [
    { ...first, presence: "offline" as const },
    { ...ANA, id: "zoe", name: "Aaron", presence: "offline" as const },
    { ...ANA, id: "yan", name: "Yan", presence: "do_not_disturb" as const },
  ];
  const shown = homeView({ ...state, inbox: { ...state.inbox, friends } }).people;
  expect(shown.filter(({ id }) => id === first.id)).toEqual([first]);
  expect(shown.at(-1)?.name).toBe("Aaron");
  expect(shown.map(({ presence }) => presence).slice(-3)).toEqual(["do_not_disturb", "away", "offline"]);
});

test("HOME-2 people who are not shown are counted, oneself not among them", () => {
  expect(homeView({ ...state, lobby: { ...state.lobby, count: 106 } }).othersCount).toBe(100);
  expect(homeView({ ...state, lobby: { people: [], count: 0 } }).othersCount).toBe(0);
});

test("HOME-2 what friends show of how they are is found by who they are", () => {
  const { moods, people } = homeView(fakeScene("friends-moods", NOW_MS));
  expect([...moods.values()].map(({ mood }) => mood)).toEqual(["quietly proud", "tired"]);
  expect([...moods.keys()].every((id) => people.some((person) => person.id === id))).toBe(true);
  expect(homeView(state).moods.size).toBe(0);
});

test("HOME-3 the oldest arrival is first, the others are counted, and none of them is among the recent hugs", () => {
  const arrivals = fakeHistory(NOW_MS).slice(2, 5);
  const view = homeView({ ...state, arrivals });
  expect(view.arrival).toEqual({ hug: arrivals[0], more: 2 });
  expect(view.recent.some(({ id }) => arrivals.some((hug) => hug.id === id))).toBe(false);
});

test("HOME-4 a refused hug says why, a waiting one that it is kept", () => {
  const [hug] = fakeScene("offline", NOW_MS).outbox;
  if (!hug) throw new Error("the scene has a waiting hug");
  const refused = {
    ...hug,
    key: "b",
    state: { kind: "refused" as const, refusal: { code: "no_such_person" as const } },
  };
  const { waiting } = homeView({ ...state, outbox: [hug, refused] });
  expect(waiting.map(({ text }) => text)).toEqual([
    expect.stringContaining("is kept here"),
    expect.stringContaining("cannot be reached"),
  ]);
});

test("HOME-5 what goes on comes first, and what one is asked to is not told twice", () => {
  expect(homeView(state).on.map(({ phase }) => phase)).toEqual(["active", "pending", "pending", "pending"]);
  const [invitation] = fakeInvitations(NOW_MS);
  const [, first] = state.groupHugs;
  if (!invitation || !first) throw new Error("the scene has them");
  const asked = { ...state, inbox: { ...state.inbox, invitations: [{ ...invitation, groupHugId: first.id }] } };
  expect(homeView(asked).invitations).toHaveLength(1);
  expect(homeView(asked).on.some(({ id }) => id === first.id)).toBe(false);
});

test("HOME-6 an open group hug says who is there, when it begins, and whether one gets in", () => {
  const [hug] = state.groupHugs;
  if (!hug) throw new Error("the scene has one");
  const words = (change: Partial<typeof hug>) =>
    onWords({ ...hug, phase: "pending", here: 3, capacity: 12, scheduledForMs: null, ...change }, NOW_MS);
  expect(words({})).toBe("3 are here · begins when Ben starts it");
  expect(words({ phase: "active" })).toBe("3 are here · going on now · with Ben");
  expect(words({ here: 12 })).toContain("full");
  expect(words({ isLocked: true })).toContain("the door is closed");
  expect(words({ scheduledForMs: NOW_MS + 600_000 })).toContain("begins in 10 minutes");
  expect(invitationWords(null, NOW_MS)).toBe("now");
});
