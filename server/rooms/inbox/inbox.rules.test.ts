import { describe, expect, test } from "vitest";
import {
  INBOX_EVENTS_PER_FRAME,
  INBOX_HUGS_SHOWN,
  INBOX_RESUME_MAX,
  type InboxEvent,
  type InboxRequest,
} from "#shared/schema/inbox.ts";
import { ANSWER_MAX_MS, PENDING_MAX, REQUEST_LIMITS } from "#shared/schema/limits.ts";
import { READ_RETRY_LEAST_MS } from "./inbox.reader.rules.ts";
import { inboxDueAtMs, openInbox, stepInbox, type Inbox, type RoomEffect, type RoomEvent } from "./inbox.rules.ts";
import { EMPTY, invitationTo, received } from "./testing/events.ts";

/** A room that is told one thing after the other; `effects` are those of the last. */
const opened = (lastSeq = 0) => {
  let inbox: Inbox = openInbox({ ...EMPTY, lastSeq });
  const room = {
    nowMs: 0,
    effects: [] as readonly RoomEffect[],
    inbox: () => inbox,
    tell(event: RoomEvent) {
      const step = stepInbox(inbox, event, room.nowMs);
      room.effects = step.ok ? step.effects : [];
      if (step.ok) inbox = step.state;
      return step.ok ? null : step.refusal;
    },
    join: (deviceId: string, after: number) => room.tell({ kind: "device_joined", deviceId, after }),
    ask: (requestId: string, request: InboxRequest, deviceId = "phone") =>
      room.tell({ kind: "request", requestId, deviceId, request }),
    /** Ends the read under way with the events from its number to `to`. */
    read(to: number) {
      const { phase } = inbox.reader;
      if (phase.kind !== "reading") throw new Error("Nothing is being read.");
      const { after, id } = phase;
      const events = Array.from({ length: Math.max(0, to - after) }, (_, i) => received(after + i + 1));
      return room.tell({ kind: "events_read", readId: id, events: events.slice(0, INBOX_EVENTS_PER_FRAME) });
    },
    of: (kind: RoomEffect["kind"]) => room.effects.filter((effect) => effect.kind === kind),
    sent: () =>
      room.effects.flatMap((effect): [readonly string[], number[] | string][] => {
        if (effect.kind !== "send") return [];
        return [
          [effect.to, effect.name === "inbox/reset" ? `reset ${effect.lastSeq}` : effect.events.map(({ seq }) => seq)],
        ];
      }),
  };
  return room;
};
/** A room that has read once. */
const settled = (lastSeq = 0) => {
  const room = opened(lastSeq);
  room.tell({ kind: "moved" });
  room.read(lastSeq);
  return room;
};
const SEE: InboxRequest = { name: "hug/see", body: { hugId: "hug-1" } };
const resume = (after: number): InboxRequest => ({ name: "inbox/resume", body: { after } });

describe("what a room shows", () => {
  test("I1 events are shown in order; the newest hugs are kept and the unread counted beyond them", () => {
    const room = settled();
    for (let head = 0; head < 120; head += 40) {
      room.tell({ kind: "moved" });
      room.read(head + 40);
    }
    const { shown } = room.inbox();
    expect([shown.lastSeq, shown.unread, shown.cards.length]).toEqual([120, 120, INBOX_HUGS_SHOWN]);
    expect(shown.cards[0]?.id).toBe("hug-120");
    expect(shown.cards[0]).not.toHaveProperty("squeeze");
    room.tell({ kind: "moved" });
    const { phase } = room.inbox().reader;
    const readId = phase.kind === "reading" ? phase.id : 0;
    const events = ["hug-1", "hug-120"].map(
      (hugId, i) => ({ seq: 121 + i, atMs: 1, kind: "hug_seen", hugId }) as const,
    );
    room.tell({ kind: "events_read", readId, events });
    expect(room.inbox().shown.unread).toBe(118);
    expect(room.inbox().shown.cards[0]?.isSeen).toBe(true);
  });

  test("I6 a room reads only when something moved, one read at a time", () => {
    const room = opened(3);
    room.join("phone", 3);
    expect(room.of("read_events")).toEqual([]);
    room.tell({ kind: "moved" });
    expect(room.of("read_events")).toEqual([
      { kind: "read_events", readId: 1, after: 3, limit: INBOX_EVENTS_PER_FRAME },
    ]);
    room.tell({ kind: "moved" });
    room.tell({ kind: "moved" });
    expect(room.of("read_events")).toEqual([]);
    room.read(3);
    expect(room.of("read_events")).toHaveLength(1);
    room.read(3);
    expect(room.of("read_events")).toEqual([]);
    expect(room.inbox().reader.phase.kind).toBe("idle");
  });

  test("I6 a last number that is the room's own is no hint, any other is", () => {
    const room = opened(3);
    room.tell({ kind: "head_seen", lastSeq: 3 });
    expect(room.of("read_events")).toEqual([]);
    room.tell({ kind: "head_seen", lastSeq: 2 });
    room.read(3);
    room.tell({ kind: "head_seen", lastSeq: 4 });
    expect(room.of("read_events")).toMatchObject([{ after: 3 }]);
  });

  test("I6 a full page is followed by another", () => {
    const room = settled();
    room.tell({ kind: "moved" });
    room.read(INBOX_EVENTS_PER_FRAME + 1);
    expect(room.of("read_events")).toMatchObject([{ after: INBOX_EVENTS_PER_FRAME }]);
  });
});

describe("what a device gets", () => {
  test("I2 each device exactly what comes after its own number", () => {
    const room = settled(10);
    room.join("phone", 10);
    room.join("tablet", 7);
    room.join("laptop", 8);
    expect(room.sent()).toEqual([]);
    room.read(10);
    expect(room.sent()).toEqual([
      [["tablet"], [8, 9, 10]],
      [["laptop"], [9, 10]],
    ]);
    room.tell({ kind: "moved" });
    room.read(12);
    expect(room.sent()).toEqual([
      [
        ["phone", "tablet", "laptop"],
        [11, 12],
      ],
    ]);
  });

  test("I2 a replay that finds new events gives them to all, and to each once", () => {
    const room = settled(10);
    room.join("phone", 10);
    room.join("tablet", 9);
    room.read(12);
    expect(room.sent()).toEqual([
      [["phone"], [11, 12]],
      [["tablet"], [10, 11, 12]],
    ]);
  });

  test("I3 a device too far behind is reset at once, one that has more than the database after a look", () => {
    const room = settled(INBOX_RESUME_MAX + 10);
    room.join("old", 9);
    expect(room.sent()).toEqual([[["old"], `reset ${INBOX_RESUME_MAX + 10}`]]);
    room.join("edge", 10);
    expect(room.sent()).toEqual([]);
    const other = settled(5);
    other.join("ahead", 7);
    expect(other.of("read_events")).toHaveLength(1);
    other.join("also-ahead", 6);
    other.read(6);
    expect(other.sent()).toEqual([[["ahead"], "reset 6"]]);
    expect(other.inbox().devices.get("also-ahead")).toEqual({ kind: "live" });
  });

  test("I3 a device that only knew it before the room is not reset", () => {
    const room = settled(5);
    room.join("phone", 7);
    room.read(9);
    expect(room.sent()).toEqual([]);
    room.read(9);
    expect(room.sent()).toEqual([[["phone"], [8, 9]]]);
  });

  test("I3 a read that began before the device joined does not decide", () => {
    const room = settled(5);
    room.tell({ kind: "moved" });
    room.join("phone", 7);
    room.read(5);
    expect(room.sent()).toEqual([]);
    room.read(5);
    expect(room.sent()).toEqual([[["phone"], "reset 5"]]);
  });

  test("I8 resume gives everything after a number again", () => {
    const room = settled(5);
    room.join("phone", 5);
    expect(room.ask("1", resume(3))).toBeNull();
    expect(room.of("ack")).toEqual([{ kind: "ack", requestId: "1", answer: { lastSeq: 5 } }]);
    room.read(5);
    expect(room.sent()).toEqual([[["phone"], [4, 5]]]);
  });
});

describe("what a request comes to", () => {
  test("I4 it is acknowledged when its service is done, not before, and once", () => {
    const room = settled();
    room.join("phone", 0);
    room.ask("1", SEE);
    expect(room.effects).toEqual([{ kind: "ask_service", requestId: "1", request: SEE }]);
    room.tell({ kind: "outcome", requestId: "1", result: { kind: "done", answer: { ok: true } } });
    expect(room.of("ack")).toEqual([{ kind: "ack", requestId: "1", answer: { ok: true } }]);
    room.tell({ kind: "outcome", requestId: "1", result: { kind: "done", answer: { ok: true } } });
    expect(room.of("ack")).toEqual([]);
  });

  test.each([
    [{ kind: "refused", refusal: { code: "no_such_hug" } }, { code: "no_such_hug" }],
    [
      { kind: "unavailable", retryAfterMs: 7 },
      { code: "try_later", retryAfterMs: 7 },
    ],
    [{ kind: "failed" }, { code: "server_error" }],
  ] as const)("I4 %o is told as a refusal", (result, refusal) => {
    const room = settled();
    room.join("phone", 0);
    room.ask("1", SEE);
    room.tell({ kind: "outcome", requestId: "1", result });
    expect(room.effects).toEqual([{ kind: "refuse", requestId: "1", refusal }]);
  });

  test("I4 one that takes too long, or whose device leaves, is told to try later; its late outcome is left", () => {
    const room = settled();
    room.join("phone", 0);
    room.join("tablet", 0);
    room.ask("1", SEE, "tablet");
    room.ask("2", SEE);
    room.tell({ kind: "device_left", deviceId: "tablet" });
    expect(room.effects).toMatchObject([{ kind: "refuse", requestId: "1", refusal: { code: "try_later" } }]);
    expect(inboxDueAtMs(room.inbox())).toBe(ANSWER_MAX_MS);
    room.nowMs = ANSWER_MAX_MS;
    room.tell({ kind: "tick" });
    expect(room.effects).toMatchObject([{ kind: "refuse", requestId: "2", refusal: { code: "try_later" } }]);
    room.tell({ kind: "outcome", requestId: "2", result: { kind: "done", answer: {} } });
    expect(room.effects).toEqual([]);
  });

  test("I5 a rate is counted for all devices, says when to come again, and is kept when it refuses", () => {
    const room = settled();
    room.join("phone", 0);
    room.join("tablet", 0);
    const { burst, perMinute } = REQUEST_LIMITS["inbox/resume"];
    for (let i = 0; i < burst; i += 1) expect(room.ask(`${i}`, resume(0), i % 2 === 0 ? "phone" : "tablet")).toBeNull();
    const retryAfterMs = 60_000 / perMinute;
    expect(room.ask("x", resume(0))).toEqual({ code: "too_many", retryAfterMs });
    expect(room.ask("x", resume(0))).toEqual({ code: "too_many", retryAfterMs });
    room.nowMs += retryAfterMs;
    expect(room.ask("x", resume(0))).toBeNull();
    expect(room.ask("y", SEE)).toBeNull();
  });

  test("I5 a device has at most PENDING_MAX open requests", () => {
    const room = settled();
    room.join("phone", 0);
    room.join("tablet", 0);
    for (let i = 0; i < PENDING_MAX; i += 1) expect(room.ask(`${i}`, SEE)).toBeNull();
    expect(room.ask("x", SEE)).toMatchObject({ code: "too_many" });
    expect(room.ask("x", SEE, "tablet")).toBeNull();
  });
});

describe("when something is wrong", () => {
  test("I7 a failed read is tried again after a wait that doubles; one that takes too long has failed", () => {
    const room = opened();
    room.tell({ kind: "moved" });
    room.tell({ kind: "read_failed", readId: 1 });
    expect(inboxDueAtMs(room.inbox())).toBe(READ_RETRY_LEAST_MS);
    room.tell({ kind: "moved" });
    expect(room.effects).toEqual([]);
    room.nowMs = READ_RETRY_LEAST_MS;
    room.tell({ kind: "tick" });
    expect(room.of("read_events")).toMatchObject([{ readId: 2 }]);
    room.nowMs += ANSWER_MAX_MS;
    room.tell({ kind: "tick" });
    expect(inboxDueAtMs(room.inbox())).toBe(room.nowMs + 2 * READ_RETRY_LEAST_MS);
    room.tell({ kind: "events_read", readId: 2, events: [received(1)] });
    expect(room.inbox().shown.lastSeq).toBe(0);
  });

  test("I9 a gap, or a record that became shorter, breaks the room", () => {
    const room = settled(5);
    room.tell({ kind: "moved" });
    const readId = room.inbox().reader.nextId - 1;
    expect(() => room.tell({ kind: "events_read", readId, events: [received(7)] })).toThrow(/without gaps/);
    const other = settled(5);
    other.join("phone", 2);
    expect(() => other.read(4)).toThrow(/as far as it did before/);
  });

  test("I11 an invitation shows until it is closed, also one that was there as the room opened", () => {
    const before = openInbox({ ...EMPTY, lastSeq: 1, invitations: [invitationTo("tea")] });
    const told = stepInbox(before, { kind: "moved" }, 0);
    if (!told.ok) throw new Error("A hint is never refused.");
    const at = (seq: number) => ({ seq, atMs: seq });
    const read = (inbox: Inbox, events: readonly InboxEvent[]) => {
      const step = stepInbox(inbox, { kind: "events_read", readId: inbox.reader.nextId - 1, events }, 0);
      if (!step.ok) throw new Error("Events are never refused.");
      return step.state;
    };
    const first = read(told.state, [
      { ...at(2), kind: "invited", invitation: invitationTo("walk") },
      { ...at(3), kind: "invited", invitation: invitationTo("sea") },
      { ...at(4), kind: "invitation_closed", groupHugId: "walk" },
      { ...at(5), kind: "invitation_closed", groupHugId: "unknown" },
    ]);
    expect(first.shown.invitations.map(({ groupHugId }) => groupHugId)).toEqual(["sea", "tea"]);
  });

  test("I10 who was blocked is told on together with whose inbox it is", () => {
    const room = settled();
    room.tell({ kind: "moved" });
    const readId = room.inbox().reader.nextId - 1;
    const events = [{ seq: 1, atMs: 1, kind: "person_blocked", userId: "ben" }] as const;
    room.tell({ kind: "events_read", readId, events });
    expect(room.of("people_changed")).toEqual([{ kind: "people_changed", userIds: ["ann", "ben"] }]);
  });
});
