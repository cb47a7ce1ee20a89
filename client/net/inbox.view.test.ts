import { expect, test } from "vitest";
import { inboxOf, type InboxJson } from "./inbox.view.ts";
import { EMPTY_INBOX_JSON } from "./testing/inbox-json.ts";

const json: InboxJson = { ...EMPTY_INBOX_JSON, allowHugsFrom: "approved", timeZone: "Europe/Berlin" };

test("what the room says by -1, 0 and an empty key is nothing", () => {
  const { consent, need, requests } = inboxOf(json);
  expect(consent).toEqual({
    allowHugsFrom: "approved",
    quietFrom: null,
    quietUntil: null,
    timeZone: "Europe/Berlin",
    noDisturbUntilMs: null,
  });
  expect([need, requests]).toEqual([null, []]);
});

test("midnight is a time, and a need has its key", () => {
  const { consent, need } = inboxOf({
    ...json,
    quietFrom: 0,
    quietUntil: 420,
    needKey: "k",
    needPeople: 2,
    needExpiresAtMs: 9,
  });
  expect(consent).toMatchObject({ quietFrom: 0, quietUntil: 420 });
  expect(need).toEqual({ key: "k", people: 2, expiresAtMs: 9 });
});

test("requests are shown the newest first", () => {
  const card = (id: string, askedAtMs: number) => ({
    id,
    kind: "hug",
    fromId: "ann",
    fromName: "Ann",
    fromBeing: "sea/plain",
    message: "",
    askedAtMs,
    expiresAtMs: 99,
  });
  const { requests } = inboxOf({ ...json, requests: { a: card("a", 1), b: card("b", 2) } });
  expect(requests.map(({ id }) => id)).toEqual(["b", "a"]);
  expect(requests[0]).toMatchObject({ kind: "hug", from: { id: "ann", name: "Ann" } });
});

test("moods of friends are shares of one, the newest first", () => {
  const card = (id: string, feltAtMs: number) => ({
    id,
    name: id,
    being: "sea/plain",
    mood: "calm",
    valence: 75,
    arousal: 0,
    feltAtMs,
  });
  const cards = { ann: card("ann", 1), ben: card("ben", 2) };
  const { moods, moodsAtMs, insightsAtMs } = inboxOf({ ...json, moodsAtMs: 9, insightsAtMs: 8, moods: cards });
  expect(moods.map(({ id }) => id)).toEqual(["ben", "ann"]);
  expect([moodsAtMs, insightsAtMs, moods[0]]).toEqual([9, 8, { ...card("ben", 2), valence: 0.75, arousal: 0 }]);
});
