import type { Client } from "@colyseus/core";
import { CLOSE_LEFT } from "#shared/schema/protocol.ts";
import type { RoomDeps } from "../room-deps.ts";
import type { Reply } from "../command.ts";
import type { GroupHugEffect } from "./group-hug.effect.rules.ts";
import type { GroupHugEvent } from "./group-hug.rules.ts";
import { readActs, readBlocks, writeDown, type Ledger } from "./group-hug.services.ts";

/** What the rules' wishes reach. */
export type Outside = {
  readonly deps: Pick<RoomDeps, "clock">;
  readonly ledger: Ledger;
  readonly clients: Iterable<Client>;
  /** Called in a later turn only. */
  tell(event: GroupHugEvent): void;
  reply(requestId: string, reply: Reply): void;
  onFailure(error: unknown): void;
  onLost(): void;
};

/** Does what the rules wish for. Returns at once and never throws; what comes of it is told to the rules later. */
export const carryOut = (effect: GroupHugEffect, outside: Outside): void => {
  const { deps, ledger, clients, tell, reply, onFailure, onLost } = outside;
  switch (effect.kind) {
    case "ack":
    case "refuse":
      return reply(effect.requestId, effect);
    case "write":
      return void writeDown(ledger, effect.change, onFailure).then((result) =>
        tell({ kind: "settled", writeId: effect.writeId, result }),
      );
    case "read_blocks":
      return void readBlocks(ledger, effect.readId, onFailure).then(tell);
    case "read_acts":
      return void readActs(ledger, effect.readId, onFailure).then(tell);
    case "tell": {
      const { id, kind, category, statement, untilMs } = effect.act;
      for (const client of clients)
        if (effect.deviceIds.includes(client.sessionId))
          client.send("group/told", { id, kind, category, statement, untilMs });
      return;
    }
    case "dismiss":
      // A turn later: an answer that is under way to such a device comes first.
      return void deps.clock.after(0, () => {
        for (const client of clients)
          if (effect.deviceIds.includes(client.sessionId)) client.leave(effect.code ?? CLOSE_LEFT);
      });
    case "lost":
      return onLost();
  }
};
