import { matchMaker } from "@colyseus/core";
import { Limits } from "../../api/limits.ts";
import { systemClock } from "../../platform/clock.ts";
import { ALONE } from "../../platform/cluster/directory.ts";
import { createEpochWatch } from "../../platform/epoch-watch.ts";
import { routeColyseusLog } from "../../platform/logger/colyseus-log.ts";
import { createLog, type Log } from "../../platform/logger/logger.ts";
import { NO_COUNTS } from "../../platform/process-meter.ts";
import { USUAL_LIMITS } from "../../platform/measures-watch.ts";
import { installMatchmaking } from "../../platform/matchmaking.ts";
import { createMemoryIdentity, type MemoryIdentity } from "../../services/identity/identity.memory.ts";
import { createMemoryWorld, type MemoryWorld } from "../../services/testing/memory-world.ts";
import type { World } from "../../services/testing/world.ts";
import { createAdmission } from "../group-hug/group-hug.admission.ts";
import { GroupHugRoom } from "../group-hug/GroupHugRoom.ts";
import { InboxRoom } from "../inbox/InboxRoom.ts";
import { createInboxRates } from "../inbox-rates.ts";
import { ModerationRoom } from "../moderation/ModerationRoom.ts";
import { createRoomPages } from "../room-pages.ts";
import { createRoomBoard } from "../room-board.ts";
import { LobbyRoom } from "../lobby/LobbyRoom.ts";
import { createPeopleChanges, type PeopleChanges } from "../people-changes.ts";
import { createPeopleWatch } from "../people-watch.ts";
import type { RoomDeps } from "../room-deps.ts";
import { openRoomPort } from "./room-port.ts";

export type RoomServer = {
  readonly world: MemoryWorld;
  readonly identity: MemoryIdentity;
  readonly changes: PeopleChanges;
  readonly url: string;
  readonly port: number;
  /** One log record a line. */
  readonly logLines: readonly string[];
  close(): Promise<void>;
};

export type RoomServerOptions = {
  readonly transport?: "ws" | "uws";
  /** In place of a memory world; `world` of the server is then not to be used. */
  readonly over?: World;
  /** Replaces some of what rooms reach, for example a service that fails. */
  readonly deps?: (deps: RoomDeps) => Partial<RoomDeps>;
};

/** The rooms over a memory world, on a free port of this machine. One a process at a time: Colyseus' matchmaker is. */
export const startRoomServer = async ({
  transport = "ws",
  deps,
  over,
}: RoomServerOptions = {}): Promise<RoomServer> => {
  const world = createMemoryWorld();
  const identity = createMemoryIdentity();
  const changes = createPeopleChanges();
  const logLines: string[] = [];
  const log: Log = createLog({ level: "debug", format: "json", to: lineSink(logLines) });
  const { hugs, inbox, people, consents, presences, moods, hints, groupHugs, groupHugChanges, designs } = over ?? world;
  const { roomActs, roomActHints } = over ?? world;
  const { presenceChanges, cases, caseChanges } = over ?? world;
  const { staff } = world.waysIn(identity, () => undefined);
  const roomBoard = createRoomBoard({ process: "process-1", clock: systemClock, wallNowMs: () => Date.now() });
  const usual: RoomDeps = {
    roomBoard,
    roomPages: createRoomPages({ process: "process-1", clock: systemClock }),
    wallNowMs: () => Date.now(),
    liveLimits: USUAL_LIMITS,
    counts: NO_COUNTS,
    staff,
    cases,
    caseChanges,
    identity,
    hugs,
    inbox,
    people,
    consents,
    hints,
    groupHugs,
    designs,
    changes,
    presences,
    moods,
    presenceChanges,
    peopleWatch: createPeopleWatch([changes, presenceChanges]),
    groupHugChanges,
    roomActs,
    roomActHints,
    epochs: createEpochWatch({ movedOn: (owned) => groupHugs.movedOn(owned) }),
    rates: createInboxRates(),
    // After each patch.
    digestLeastMs: 0,
    clock: systemClock,
    clockId: "clock-1",
    log,
  };
  routeColyseusLog(log);
  const roomDeps = { ...usual, ...deps?.(usual) };
  matchMaker.defineRoomType("inbox", InboxRoom, { deps: roomDeps });
  matchMaker.defineRoomType("lobby", LobbyRoom, { deps: roomDeps });
  matchMaker.defineRoomType("group-hug", GroupHugRoom, { deps: roomDeps });
  matchMaker.defineRoomType("moderation", ModerationRoom, { deps: roomDeps });
  const isKnown = async (userId: string) => (await people.profile(userId)) !== null;
  const admit = createAdmission(groupHugs);
  installMatchmaking({
    identity,
    isKnown,
    admit,
    isStaff: (who) => roomDeps.staff.isOpen(who),
    limits: new Limits(),
    directory: ALONE,
    nowMs: systemClock.nowMs,
    log,
  });
  const listening = await openRoomPort(transport);
  return {
    world,
    identity,
    changes,
    url: `http://127.0.0.1:${listening.port}`,
    port: listening.port,
    logLines,
    async close() {
      await matchMaker.gracefullyShutdown();
      roomBoard.end();
      await listening.close();
    },
  };
};

/** Somebody who shows everybody that they are here. */
export const addShownUser = async ({ world }: RoomServer, name: string): Promise<string> => {
  const id = await world.addUser(name);
  await world.privacy.change(id, { showActivityTo: "everyone" });
  return id;
};

/** As much of a stream as the log writes to. */
const lineSink = (lines: string[]): NodeJS.WritableStream & { isTTY?: boolean } =>
  // as: pino calls `write` and nothing else
  ({ write: (line: string) => lines.push(line) }) as unknown as NodeJS.WritableStream;
