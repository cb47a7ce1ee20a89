import type { Client } from "@colyseus/core";
import { Decoder } from "@colyseus/schema";
import { expect, test, vi } from "vitest";
import { HugCard, INBOX_HUGS_SHOWN, InboxState } from "#shared/schema/inbox.ts";
import { MESSAGE_MAX } from "#shared/schema/text.ts";
import { InboxSerializer } from "./InboxSerializer.ts";

/** A client keeps what it is sent, as `ws` does for a slow reader. */
const open = (userId: string) => {
  const state = new InboxState().assign({ userId });
  const serializer = new InboxSerializer();
  serializer.reset(state);
  const sent: Uint8Array[] = [];
  // as: all that a serializer needs of a client that has joined
  const client = { state: 1, raw: (frame: Uint8Array) => sent.push(frame) } as unknown as Client;
  return { state, serializer, sent, patch: () => serializer.applyPatches([client]) };
};
const decoded = (...frames: readonly Uint8Array[]): InboxState => {
  const state = new InboxState();
  const decoder = new Decoder(state);
  for (const frame of frames) decoder.decode(frame, { offset: 1 });
  return state;
};

test("what one inbox sent stays as it was when another is written", () => {
  const [ann, ben] = [open("ann"), open("ben")];
  const full = ann.serializer.getFullState();
  ann.patch();
  ann.state.unread = 3;
  ann.patch();
  ben.state.unread = 9;
  ben.serializer.getFullState();
  ben.patch();
  expect(decoded(full)).toMatchObject({ userId: "ann", unread: 0 });
  expect(decoded(full, ...ann.sent)).toMatchObject({ userId: "ann", unread: 3 });
});

test("who joins later gets the state of their own inbox, as it is then", () => {
  const [ann, ben] = [open("ann"), open("ben")];
  ann.patch();
  ann.serializer.getFullState();
  ben.serializer.getFullState();
  expect(decoded(ann.serializer.getFullState())).toMatchObject({ userId: "ann", unread: 0 });
  ann.state.unread = 2;
  ann.patch();
  expect(decoded(ann.serializer.getFullState())).toMatchObject({ userId: "ann", unread: 2 });
});

test("the largest state has room, and nobody is warned", () => {
  const warn = vi.spyOn(console, "warn");
  const ann = open("ann");
  const words = "\u{1F917}".repeat(MESSAGE_MAX);
  for (let n = 0; n < INBOX_HUGS_SHOWN; n += 1) {
    const card = { id: `hug ${n}`, message: words, otherName: words, reactionMessage: words };
    ann.state.hugs.set(card.id, new HugCard().assign(card));
  }
  expect(decoded(ann.serializer.getFullState()).hugs.size).toBe(INBOX_HUGS_SHOWN);
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});

test("an inbox keeps no buffers, and all describe their types with the same bytes", () => {
  const [ann, ben] = [open("ann"), open("ben")];
  const buffersOf = ({ serializer }: typeof ann) =>
    [Reflect.get(serializer, "fullEncodeBuffer"), Reflect.get(serializer, "encoder").sharedBuffer] as const;
  expect(buffersOf(ann)[0]).toBe(buffersOf(ben)[0]);
  expect(buffersOf(ann)[1]).toBe(buffersOf(ben)[1]);
  expect(ann.serializer.handshake()).toBe(ben.serializer.handshake());
});
