import type { Client } from "@colyseus/core";
import type { Reply } from "../command.ts";
import type { RoomDeps } from "../room-deps.ts";
import type { RoomEffect, RoomEvent } from "./inbox.rules.ts";
import { askService, readEvents, readAround } from "./inbox.services.ts";

/** What the rules' wishes reach. */
export type Outside = {
  readonly deps: Pick<
    RoomDeps,
    "hugs" | "inbox" | "people" | "groupHugs" | "consents" | "changes" | "presences" | "moods"
  >;
  readonly userId: string;
  readonly clients: Iterable<Client>;
  /** Called in a later turn only. */
  tell(event: RoomEvent): void;
  reply(requestId: string, reply: Reply): void;
  onFailure(error: unknown): void;
};

/** Does what the rules wish for. Returns at once and never throws; what comes of it is told to the rules later. */
export const carryOut = (effect: RoomEffect, outside: Outside): void => {
  const { deps, userId, clients, tell, reply, onFailure } = outside;
  switch (effect.kind) {
    case "ack":
    case "refuse":
      return reply(effect.requestId, effect);
    case "send":
      for (const client of clients) {
        if (!effect.to.includes(client.sessionId)) continue;
        if (effect.name === "inbox/events") client.send(effect.name, { events: effect.events });
        else client.send(effect.name, { lastSeq: effect.lastSeq });
      }
      return;
    case "people_changed":
      return deps.changes.publish(effect.userIds);
    case "read_around":
      return void readAround(deps, userId, effect.readId, onFailure).then(tell);
    case "ask_service":
      return void askService(deps, userId, effect.request, onFailure).then((result) =>
        tell({ kind: "outcome", requestId: effect.requestId, result }),
      );
    case "read_events": {
      const { after, limit, readId } = effect;
      return void readEvents(() => deps.inbox.eventsAfter(userId, after, limit), readId, onFailure).then(tell);
    }
  }
};
