import { Client, type Room } from "@colyseus/sdk";
import { stateDigest, type StateMessages } from "#shared/schema/digest.ts";
import type { GroupHugMessages } from "#shared/schema/group-hug.ts";
import type { InboxEvent, InboxMessages } from "#shared/schema/inbox.ts";
import { PROTOCOL_VERSION } from "#shared/schema/protocol.ts";
import type { RoomServer } from "./room-server.ts";

/** Plain values of a room's state, as the SDK gives them. */
// oxlint-disable-next-line typescript/no-explicit-any -- any: tests read whatever room's state they joined
export type Plain = any;

/** One joined room of one device, with everything that came to it. */
export type Device = {
  readonly room: Room;
  readonly events: InboxEvent[];
  readonly resets: number[];
  readonly echoes: GroupHugMessages["step/echo"][];
  /** What its state was said to be, after each patch; it was. */
  readonly digests: number[];
  /** Close codes; at most one. */
  readonly left: number[];
  state(): Plain;
  request(name: string, body: unknown): Promise<Plain>;
  /** The reason a request is refused with; fails when it is not. */
  refusal(name: string, body: unknown): Promise<Plain>;
  leave(): Promise<void>;
  /** As a lost network: no goodbye. */
  drop(): void;
};

export type JoinAs = {
  readonly userId: string;
  readonly room: "inbox" | "lobby" | "group-hug" | "moderation";
  readonly after?: number;
  readonly groupHugId?: string;
  /** In place of a good one for this user. */
  readonly token?: string;
};

/** Joins as the SDK does it in the client. Rejects with the SDK's error when denied. */
export const joinAs = async (server: RoomServer, as: JoinAs): Promise<Device> => {
  const { userId, room: name, after, groupHugId, token } = as;
  // A fresh one each time: under Node a socket that failed once sticks to its client.
  const client = new Client(server.url);
  client.auth.token = token ?? server.identity.tokenFor(userId);
  const own = { ...(after === undefined ? {} : { after }), ...(groupHugId === undefined ? {} : { groupHugId }) };
  const options = { protocol: PROTOCOL_VERSION, ...own };
  return follow(await client.joinOrCreate(name, options));
};

export const follow = (room: Room): Device => {
  room.reconnection.enabled = false;
  const events: InboxEvent[] = [];
  const resets: number[] = [];
  const echoes: GroupHugMessages["step/echo"][] = [];
  const left: number[] = [];
  const digests: number[] = [];
  room.onMessage("inbox/events", (body: InboxMessages["inbox/events"]) => void events.push(...body.events));
  room.onMessage("inbox/reset", (body: InboxMessages["inbox/reset"]) => void resets.push(body.lastSeq));
  room.onMessage("step/echo", (echo: GroupHugMessages["step/echo"]) => void echoes.push(echo));
  room.onMessage("state/digest", (digest: StateMessages["state/digest"]) => {
    // Nothing catches it: the test run fails.
    if (stateDigest(room.state as Plain) !== digest) {
      throw new Error(`The state of ${room.name} is another here than there: ${JSON.stringify(room.state)}`);
    }
    digests.push(digest);
  });
  room.onError(() => undefined);
  room.onLeave((code) => void left.push(code));
  const request = (what: string, body: unknown): Promise<Plain> => room.request(what, body, { timeout: 8_000 });
  return {
    room,
    events,
    resets,
    echoes,
    left,
    digests,
    state: () => (room.state as { toJSON?: () => Plain } | undefined)?.toJSON?.() ?? {},
    request,
    async refusal(what, body) {
      const answer: unknown = await request(what, body).then(
        (value: unknown) => ({ answered: value }),
        (error: { reason?: unknown }) => error.reason ?? error,
      );
      return answer;
    },
    leave: async () => void (await room.leave()),
    drop: () => room.connection.close(),
  };
};

/** Waits until `read` gives something truthy; fails with what it gave last after `limitMs`. */
export const until = async <T>(read: () => T, limitMs = 8_000): Promise<T> => {
  const endMs = performance.now() + limitMs;
  for (;;) {
    const value = read();
    if (value) return value;
    if (performance.now() > endMs) throw new Error(`It did not happen within ${limitMs} ms: ${read.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

/** Long enough for what must not happen to happen. */
export const aWhile = (ms = 150): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
