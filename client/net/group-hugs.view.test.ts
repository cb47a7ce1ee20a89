import { describe, expect, it } from "vitest";
import { groupHugsOf } from "./lobby.view.ts";
import { inboxOf } from "./inbox.view.ts";
import { EMPTY_INBOX_JSON } from "./testing/inbox-json.ts";

const listed = (id: string, phase: string, scheduledForMs: number) => ({
  id,
  name: id,
  hostId: "ann",
  hostName: "Ann",
  hostBeing: "sea/plain",
  design: "common-breath",
  phase,
  here: 2,
  capacity: 8,
  isLocked: false,
  scheduledForMs,
});

describe("group hugs in the lobby and in the inbox", () => {
  it("are in the order in which they begin", () => {
    const groupHugs = [listed("later", "pending", 9e12), listed("soon", "pending", 8e12), listed("b", "pending", 0)];
    const json = Object.fromEntries([...groupHugs, listed("running", "active", 7e12)].map((one) => [one.id, one]));
    const items = groupHugsOf({ count: 1, groupHugs: json });
    expect(items.map(({ id }) => id)).toEqual(["running", "b", "soon", "later"]);
    expect(items[1]).toMatchObject({ host: { id: "ann", name: "Ann", being: "sea/plain" }, scheduledForMs: null });
    expect(groupHugsOf({ count: 1 })).toEqual([]);
  });
  it("invite with the newest first", () => {
    const card = (groupHugId: string) => ({
      groupHugId,
      name: "Evening hug",
      fromId: "ann",
      fromName: "Ann",
      fromBeing: "sea/plain",
      scheduledForMs: 0,
      expiresAtMs: 5,
    });
    const { invitations } = inboxOf({ ...EMPTY_INBOX_JSON, invitations: { one: card("one"), two: card("two") } });
    expect(invitations.map(({ groupHugId }) => groupHugId)).toEqual(["two", "one"]);
    expect(invitations[0]).toMatchObject({ from: { id: "ann" }, scheduledForMs: null, expiresAtMs: 5 });
    expect(inboxOf(EMPTY_INBOX_JSON).invitations).toEqual([]);
  });
});
