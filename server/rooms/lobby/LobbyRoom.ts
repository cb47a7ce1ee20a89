import { Room, type AuthContext, type Client } from "@colyseus/core";
import { StateView } from "@colyseus/schema";
import { DEVICES_MAX, FRAMES_PER_SECOND_MAX, LOBBY_PATCH_MS } from "#shared/schema/limits.ts";
import { LOBBY_REQUESTS, LobbyState } from "#shared/schema/lobby.ts";
import { CLOSE_BROKEN, CLOSE_RESTARTING, CLOSE_SIGNED_OUT } from "#shared/schema/protocol.ts";
import { Unavailable } from "../../errors.ts";
import { command, leaveUnknown, type Reply } from "../command.ts";
import type { RoomDeps } from "../room-deps.ts";
import type { Pace } from "../pace.ts";
import { createStateDigests, noteWrongState } from "../state-digests.ts";
import { createRulesLoop, type RulesLoop } from "../rules-loop.ts";
import { denied, holderOf, verifySeat, type SeatHolder } from "../seat.ts";
import { readGroupHugs } from "./lobby.group-hugs.ts";
import { readPerson } from "./lobby.people.ts";
import { viewDigests } from "../view-digests.ts";
import { createPresenceWriter, type PresenceWriter } from "./lobby.presence.ts";
import { projectLobby, projectViews } from "./lobby.project.ts";
import type { DevicePresence } from "#shared/schema/presence.ts";
import { lobbyDueAtMs, type Lobby } from "./lobby.readings.rules.ts";
import {
  EMPTY_LOBBY,
  presencesOf,
  shownOf,
  sightOf,
  stepLobby,
  type LobbyEffect,
  type LobbyEvent,
} from "./lobby.rules.ts";

type Visitor = Client<{ auth: SeatHolder }>;

/** Who is here, and which group hugs are open: one room for everybody. What it holds, a new one finds again. */
export class LobbyRoom extends Room<{ state: LobbyState; client: Visitor }> {
  override state = new LobbyState();
  override patchRate = LOBBY_PATCH_MS;
  override maxMessagesPerSecond = FRAMES_PER_SECOND_MAX;
  #deps!: RoomDeps; // set first in onCreate
  #loop!: RulesLoop<LobbyEvent>; // set in onCreate, before anybody joins
  #unshown: Lobby | null = null;
  #digests: Pace | null = null;
  #presence: PresenceWriter | null = null;
  readonly #unsubscribes: (() => void)[] = [];

  override messages = {
    "presence/set": command(
      LOBBY_REQUESTS["presence/set"],
      async (client, { presence }) => this.#setPresence(client as Visitor, presence), // as: a client of this room
      (error) => this.#break(error),
    ),
    "*": leaveUnknown,
  };

  override onCreate({ deps }: { deps: RoomDeps }): void {
    this.#deps = deps;
    this.#presence = createPresenceWriter({
      presences: deps.presences,
      changes: deps.presenceChanges,
      clock: deps.clock,
      onFailure: (error) => this.#logFailure(error),
    });
    this.#loop = createRulesLoop<Lobby, LobbyEvent, LobbyEffect>({
      start: EMPTY_LOBBY,
      step: stepLobby,
      dueAtMs: lobbyDueAtMs,
      clock: deps.clock,
      onState: (before, now) => {
        this.#unshown = now;
        if (before.people !== now.people) this.#presence?.tell(() => presencesOf(now));
      },
      onEffect: (effect) => this.#do(effect),
      onBroken: (error) => this.#break(error),
    });
    const digestNow = () => {
      const { people, groupHugs, count } = this.state;
      return viewDigests({ people, groupHugs }, { count });
    };
    this.#digests = createStateDigests(deps, this.clients, () => super.broadcastPatch(), digestNow);
    this.#unsubscribes.push(
      deps.changes.subscribe(
        (userIds) => this.#loop.tell({ kind: "people_changed", userIds }),
        () => this.#loop.tell({ kind: "people_may_have_changed" }),
      ),
      deps.groupHugChanges.subscribe(() => this.#loop.tell({ kind: "group_hugs_changed" })),
    );
  }

  // Matchmaking has put the seat's holder into `client.auth`.
  override async onAuth(client: Visitor, _options: unknown, context: AuthContext): Promise<SeatHolder> {
    const holder = await verifySeat(this.#deps.identity, context, client.auth);
    const own = [...this.clients].filter((other) => holderOf(other).userId === holder.userId);
    if (own.length >= DEVICES_MAX) throw denied("room_full");
    return holder;
  }
  override onJoin(client: Visitor): void {
    client.view = new StateView();
    this.#loop.tell({ kind: "device_joined", ...deviceOf(client) });
  }
  override onLeave(client: Visitor, code?: number): void {
    noteWrongState(this.#deps, "lobby", code);
    this.#loop.tell({ kind: "device_left", ...deviceOf(client) });
  }
  override broadcastPatch(): boolean {
    // Colyseus says nothing of what only came into a view, or went from one.
    const mayHaveChanged = this.#unshown !== null;
    const hasChanged = super.broadcastPatch();
    if (hasChanged || mayHaveChanged) this.#digests?.want();
    return hasChanged;
  }
  /** Whoever is sent away comes back: here they stay written down. */
  override disconnect(code?: number): Promise<unknown> {
    this.#presence?.end(false);
    this.#presence = null;
    return super.disconnect(code);
  }
  override onBeforeShutdown(): void {
    void this.disconnect(CLOSE_RESTARTING);
  }
  override onDispose(): void {
    for (const unsubscribe of this.#unsubscribes) unsubscribe();
    this.#digests?.end();
    this.#presence?.end(true);
    this.#loop.end();
  }

  #setPresence(client: Visitor, presence: DevicePresence): Reply {
    const refusal = this.#loop.tell({ kind: "presence_set", presence, ...deviceOf(client) });
    return refusal ? { kind: "refuse", refusal } : { kind: "ack", answer: { ok: true } };
  }

  /** Before each patch, not after each event: what it costs grows with the square of how many are here. */
  override onBeforePatch(): void {
    const lobby = this.#unshown;
    if (lobby === null) return;
    this.#unshown = null;
    projectLobby(shownOf(lobby), this.state);
    const viewers = [...this.clients].flatMap((client) =>
      client.view ? [{ userId: holderOf(client).userId, view: client.view }] : [],
    );
    projectViews(sightOf(lobby), viewers, this.state);
  }

  #do(effect: LobbyEffect): void {
    switch (effect.kind) {
      case "read_person":
        return void readPerson(this.#deps.people, effect, (error) => this.#logFailure(error)).then((event) =>
          this.#loop.tell(event),
        );
      case "read_group_hugs":
        return void readGroupHugs(this.#deps.groupHugs, effect.readId, (error) => this.#logFailure(error)).then(
          (event) => this.#loop.tell(event),
        );
      case "dismiss":
        for (const client of this.clients) {
          if (effect.deviceIds.includes(client.sessionId)) client.leave(CLOSE_SIGNED_OUT);
        }
    }
  }

  #logFailure(error: unknown): void {
    if (error instanceof Unavailable) this.#deps.log.debug({ err: error }, "the lobby waits for the database");
    else this.#deps.log.error({ err: error }, "what the lobby shows could not be read");
  }
  #break(error: unknown): void {
    this.#deps.log.error({ err: error }, "the lobby broke an invariant and closes");
    this.#loop.end();
    // A turn later: Colyseus sends nothing more to a client that it is closing, not even an answer.
    this.#deps.clock.after(0, () => void this.disconnect(CLOSE_BROKEN));
  }
}

const deviceOf = (client: Visitor) => ({ deviceId: client.sessionId, userId: holderOf(client).userId });
