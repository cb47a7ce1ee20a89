import type { StoreApi } from "zustand/vanilla";
import type { HugView } from "#shared/schema/hug.ts";
import { connectionOf, isSameConnection } from "./connection.view.ts";
import type { Http } from "./http.client.ts";
import { createInboxFeed } from "./inbox.feed.ts";
import { createGroupHugDoor, type GroupHugDoor, type LoadGroupHugs } from "./group-hug.door.ts";
import type { InboxJson } from "./inbox.view.ts";
import type { LobbyJson } from "./lobby.view.ts";
import { createOutbox, type Outbox } from "./outbox.ts";
import type { Clock, Random, Surroundings, Tabs } from "./platform.port.ts";
import { createRoomLink } from "./room.link.ts";
import { createTokenSource } from "./room-token.ts";
import type { LinkState } from "./reconnect.rules.ts";
import type { RequestOutcome, Rooms } from "./rooms.port.ts";
import type { LoadRoomViews, RoomViews } from "./room.views.ts";
import { createSees } from "./sees.ts";
import { createUpWaits } from "./up-waits.ts";
import type { ClientState, Me } from "./state.ts";
import type { Vault } from "./vault.port.ts";

export type SessionDeps = {
  readonly clock: Clock;
  readonly random: Random;
  readonly uuid: () => string;
  readonly surroundings: Surroundings;
  readonly tabs: Tabs;
  readonly http: Http;
  readonly rooms: () => Promise<Rooms>;
  readonly loadRoomViews: LoadRoomViews;
  readonly loadGroupHugs: LoadGroupHugs;
  readonly store: StoreApi<ClientState>;
  /** The server does not know us any more, or knows us as somebody else. */
  readonly onSignedOut: () => void;
};

/** One person on this device, from signing in to signing out: two rooms and those of group hugs, an outbox, what arrived. */
export type Session = {
  readonly outbox: Outbox;
  readonly groupHugs: GroupHugDoor;
  request(name: string, body: unknown): Promise<RequestOutcome>;
  /** Resolves true once the inbox is joined, false after `withinMs`. */
  whenUp(withinMs: number): Promise<boolean>;
  see(hugId: string): Promise<void>;
  start(): Promise<void>;
  stop(): void;
};

/** The code of a session: somebody new does without it until they are in. */
export type LoadSession = () => Promise<typeof createSession>;

/** How many of the newest hugs are read after a reset. */
const RESET_READS = 50;

export const createSession = (me: Me, vault: Vault, deps: SessionDeps): Session => {
  const { store } = deps;
  const ups = createUpWaits(deps.clock);
  const token = createTokenSource(deps.http, me.id);
  let views: RoomViews | null = null;
  const rooms = async (): Promise<Rooms> => {
    // There before a room is, so that no state of it goes unread.
    const [sdk, loaded] = await Promise.all([deps.rooms(), deps.loadRoomViews()]);
    views = loaded;
    return sdk;
  };
  const newestHugs = async (): Promise<readonly HugView[] | null> => {
    const answer = await deps.http("GET", `/api/hugs?limit=${RESET_READS}`);
    return answer.kind === "ok" ? (answer.body as { hugs: HugView[] }).hugs : null; // the route's documented answer
  };
  const request = (name: string, body: unknown) => inbox.request(name, body);
  const outbox = createOutbox({
    ...deps,
    userId: me.id,
    vault,
    request,
    onChange: (next) => store.setState({ outbox: next }),
  });
  const feed = createInboxFeed({
    vault,
    clock: deps.clock,
    request,
    newestHugs,
    onArrivals: (arrivals) => store.setState({ arrivals }),
    onReaction: (hugId, reaction) =>
      store.setState(({ reactions }) => ({
        reactions: [...reactions.filter((other) => other.hugId !== hugId), { hugId, reaction }],
      })),
    onHugSent: (key) => outbox.acknowledged(key),
  });
  const saySees = createSees(vault, request);
  const onInboxChange = (state: LinkState) => {
    const isUp = state.phase.kind === "up";
    outbox.setUp(isUp);
    const connection = connectionOf(state);
    if (!isSameConnection(store.getState().connection, connection)) store.setState({ connection });
    if (isUp) {
      ups.tell();
      void saySees();
    }
    if (state.phase.kind === "ended" && state.phase.why === "signed_out") deps.onSignedOut();
  };
  const inbox = createRoomLink(
    "inbox",
    { ...deps, rooms, token },
    {
      options: () => ({ after: feed.cursor() }),
      onState: (json) => {
        if (views === null) return;
        const next = views.inboxOf(json as InboxJson); // the schema of our own protocol version
        store.setState({ inbox: next });
        feed.onLastSeq(next.lastSeq);
      },
      onMessage: feed.onMessage,
      onChange: onInboxChange,
    },
  );
  const sayPresence = () => {
    const presence = deps.surroundings.isVisible() ? "online" : "away";
    if (lobby.state().phase.kind === "up") void lobby.request("presence/set", { presence });
  };
  const lobby = createRoomLink(
    "lobby",
    { ...deps, rooms, token },
    {
      options: () => ({}),
      onState: (json) => {
        const lobbyJson = json as LobbyJson; // as above
        if (views !== null)
          store.setState({ lobby: views.lobbyOf(lobbyJson), groupHugs: views.groupHugsOf(lobbyJson) });
      },
      onMessage: () => {},
      onChange: ({ phase }) => {
        if (phase.kind === "up" && !deps.surroundings.isVisible()) sayPresence();
        if (phase.kind === "offline") store.setState({ lobby: { people: [], count: 0 }, groupHugs: [] });
      },
    },
  );
  let stopWatching = () => {};
  const groupHugs = createGroupHugDoor({ ...deps, token, myId: me.id });

  return {
    outbox,
    groupHugs,
    request,
    whenUp: (withinMs) => (inbox.state().phase.kind === "up" ? Promise.resolve(true) : ups.wait(withinMs)),
    see: async (hugId) => {
      await feed.see(hugId);
      void saySees();
    },
    start: async () => {
      await Promise.all([feed.load(), outbox.start()]).catch(() => {}); // a device that cannot read its store still goes online
      stopWatching = deps.surroundings.onChange(() => {
        sayPresence();
        if (deps.surroundings.isVisible()) void feed.refresh().catch(() => {});
      });
      inbox.start();
      lobby.start();
    },
    stop: () => {
      stopWatching();
      groupHugs.stop();
      inbox.stop();
      lobby.stop();
      outbox.stop();
      feed.stop();
      vault.close();
    },
  };
};
