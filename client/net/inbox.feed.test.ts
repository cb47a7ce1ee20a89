import { describe, expect, it, vi } from "vitest";
import type { InboxEvent } from "#shared/schema/inbox.ts";
import { createInboxFeed } from "./inbox.feed.ts";
import { createMemoryVaults } from "./memory.vault.ts";
import { createVirtualClock } from "./testing/virtual-clock.ts";

const seen = (seq: number): InboxEvent => ({ seq, atMs: 0, kind: "hug_seen", hugId: `h${seq}` });
const eventsFrom = (first: number, last: number) => ({
  events: Array.from({ length: last - first + 1 }, (_, n) => seen(first + n)),
});

const opened = async () => {
  const vault = await createMemoryVaults().open("ann");
  const newestHugs = vi.fn(async () => []);
  const feed = createInboxFeed({
    vault,
    clock: createVirtualClock(),
    request: async () => ({ kind: "answered", answer: {} }),
    newestHugs,
    onArrivals: () => {},
    onReaction: () => {},
    onHugSent: () => {},
  });
  await feed.load();
  const takenUpTo = (seq: number) => vi.waitFor(async () => expect((await vault.inbox()).cursor).toBe(seq));
  return { feed, takenUpTo, newestHugs };
};

describe("a reset of the inbox", () => {
  it("C5 is left when what an earlier connection brought leads as far", async () => {
    const { feed, takenUpTo, newestHugs } = await opened();
    // Came, but is not stored yet when the room is joined anew.
    feed.onMessage("inbox/events", eventsFrom(1, 40));
    expect(feed.cursor()).toBe(0);
    feed.onMessage("inbox/reset", { lastSeq: 30 });
    feed.onMessage("inbox/events", eventsFrom(31, 45));
    await takenUpTo(45);
    expect(newestHugs).not.toHaveBeenCalled();
  });

  it("C5 is taken when it leads further, and when the room has less than this device said", async () => {
    const { feed, takenUpTo } = await opened();
    feed.onMessage("inbox/events", eventsFrom(1, 5));
    await takenUpTo(5);
    feed.cursor();
    feed.onMessage("inbox/reset", { lastSeq: 900 });
    await takenUpTo(900);
    feed.cursor();
    feed.onMessage("inbox/reset", { lastSeq: 3 });
    await takenUpTo(3);
  });
});
