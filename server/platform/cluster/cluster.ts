import { matchMaker } from "@colyseus/core";
import { CLOSE_RESTARTING, inboxRoomId } from "#shared/schema/protocol.ts";
import type { Log } from "../logger/logger.ts";
import { ClusterPresence } from "./cluster-presence.ts";
import { createCourier, NO_COURIER, type Courier } from "./courier.ts";
import { DirectoryDriver } from "./directory.driver.ts";
import { ALONE, type Directory } from "./directory.ts";
import { createHeartbeat } from "./heartbeat.ts";
import { isReadyWithin, openRedis } from "./redis.ts";

/** What makes several processes one server. */
export type Cluster = {
  readonly directory: Directory;
  readonly courier: Courier;
  /** Opens Colyseus' matchmaking. */
  setup(): Promise<void>;
  /** After the rooms are closed. */
  stop(): Promise<void>;
};

/** This process and no other. */
export const aloneCluster = (): Cluster => ({
  directory: ALONE,
  courier: NO_COURIER,
  setup: () => matchMaker.setup(),
  stop: async () => {},
});

export type ClusterOptions = {
  readonly redisUrl: string;
  /** Where browsers reach this very process: host[:port][/path]. */
  readonly processAddress: string;
  /** Names this process among the others. */
  readonly me: string;
  readonly log: Log;
};

const FIRST_CONNECT_MAX_MS = 3_000;
const isSharedRoom = (roomId: string): boolean => !roomId.startsWith(inboxRoomId(""));

/** Many processes over one Redis. Starts also while Redis is away. */
export const openCluster = async ({ redisUrl, processAddress, me, log }: ClusterOptions): Promise<Cluster> => {
  // At the first connection there is none yet, and nobody has to be waited for.
  let driver: DirectoryDriver | null = null;
  let courier: ReturnType<typeof createCourier> | null = null;
  const redis = openRedis(redisUrl, {
    onAway: (error) =>
      log.warn({ err: error }, "Redis is away; whoever is in a room stays there, new joins wait for it"),
    onBack: () => {
      log.info("Redis is there");
      driver?.waitForOthers();
      courier?.sayGap();
    },
  });
  await isReadyWithin(redis, FIRST_CONNECT_MAX_MS);
  const presence = new ClusterPresence(redis, isSharedRoom);
  const carrier = createCourier(presence, me);
  courier = carrier;
  const rows = new DirectoryDriver({
    redis,
    processId: () => matchMaker.processId,
    publicAddress: processAddress,
  });
  driver = rows;
  const heartbeat = createHeartbeat({
    beat: () => rows.beat(),
    lost: () => rows.lost(),
    onLost: (roomId) => {
      log.info({ roomId }, "another process has this room by now; it closes here");
      void matchMaker.getLocalRoomById(roomId)?.disconnect(CLOSE_RESTARTING);
    },
  });
  return {
    directory: rows,
    courier: carrier,
    async setup() {
      // A process that does not answer is found by its beats.
      matchMaker.setHealthChecksEnabled(false);
      await matchMaker.setup(presence, rows, processAddress);
      heartbeat.start();
    },
    async stop() {
      await heartbeat.stop();
      await rows.endBeats();
      presence.shutdown();
    },
  };
};
