import { RedisDriver } from "@colyseus/redis-driver";
import type { Redis } from "ioredis";
import { Unavailable } from "../../errors.ts";
import { isShared, type Directory, type RoomElsewhere } from "./directory.ts";

/** The hash in which the driver keeps its rows, by room id. */
const ROWS = "roomcaches";
/** A key for each process, gone ALIVE_MS after its last beat. */
const ALIVE = "hugmood:process:";
export const ALIVE_MS = 1_000;
/** Redis is back: the others need this long to say that they live, and until then nothing is taken from them. */
const OTHERS_MS = 1_500;

// A process that was killed is known by its channel, on which nobody listens any more; one that hangs by its beats.
// ARGV: room id, this process, its row, prefix of the keys of living processes, ms that a beat lasts.
const CLAIM = `
  redis.call('SET', ARGV[4] .. ARGV[2], '1', 'PX', ARGV[5])
  local row = redis.call('HGET', KEYS[1], ARGV[1])
  if row then
    local owner = cjson.decode(row).processId
    local beats = redis.call('EXISTS', ARGV[4] .. owner) == 1
    if owner ~= ARGV[2] and beats and redis.call('PUBSUB', 'NUMSUB', 'p:' .. owner)[2] > 0 then return row end
  end
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
  return false`;
// ARGV: room id, this process.
const RELEASE = `
  local row = redis.call('HGET', KEYS[1], ARGV[1])
  if row and cjson.decode(row).processId == ARGV[2] then return redis.call('HDEL', KEYS[1], ARGV[1]) end
  return 0`;

type Row = Parameters<RedisDriver["persist"]>[0];
export type DirectoryOptions = {
  readonly redis: Redis;
  /** Known once Colyseus is set up. */
  readonly processId: () => string;
  readonly publicAddress: string;
};

/** A row as another process wrote it. */
const rowOf = (text: string): RoomElsewhere => JSON.parse(text) as RoomElsewhere; // as: only this file writes rows

/**
 * Colyseus' driver over Redis with what it lacks: an insert that is atomic, changes only by the owner, and beats, so that
 * the rows of a process that died are free within ALIVE_MS. Rooms that are not shared never reach Redis, and neither
 * does how many people are in a room: nobody asks.
 */
export class DirectoryDriver extends RedisDriver implements Directory {
  readonly #options: DirectoryOptions;
  readonly #own = new Map<string, Row>();
  /** Rooms whose rows may say that they are here, without Redis having been heard to take that back. */
  readonly #unreleased = new Set<string>();
  #othersUntilMs = -Infinity;

  constructor(options: DirectoryOptions) {
    super(options.redis);
    this.#options = options;
  }

  /** Redis was away, and with it everybody's beats. */
  waitForOthers(): void {
    this.#othersUntilMs = performance.now() + OTHERS_MS;
  }

  async claim({ name, roomId }: { readonly name: string; readonly roomId: string }): Promise<RoomElsewhere | null> {
    const { redis, processId, publicAddress } = this.#options;
    if (performance.now() < this.#othersUntilMs && !this.#own.has(roomId)) {
      throw new Unavailable("directory", new Error("Redis has just come back"), OTHERS_MS);
    }
    const row: RoomElsewhere = { name, roomId, processId: processId(), publicAddress };
    const args = [roomId, processId(), JSON.stringify(row), ALIVE, ALIVE_MS];
    this.#unreleased.delete(roomId);
    const taken = await asked(redis.eval(CLAIM, 1, ROWS, ...args)).catch((error: unknown) => {
      // Redis may have heard it all the same, or hear it once it wakes.
      this.#unreleased.add(roomId);
      throw error;
    });
    return typeof taken === "string" ? rowOf(taken) : null;
  }
  async release(roomId: string): Promise<void> {
    const { redis, processId } = this.#options;
    this.#unreleased.add(roomId);
    await redis.eval(RELEASE, 1, ROWS, roomId, processId()).then(
      () => this.#unreleased.delete(roomId),
      // Others would ask here for a room that is not: it is given up again with the next look.
      () => undefined,
    );
  }

  /** Says that this process lives. */
  async beat(): Promise<void> {
    await this.#options.redis.set(ALIVE + this.#options.processId(), "1", "PX", ALIVE_MS);
  }
  async endBeats(): Promise<void> {
    await this.#options.redis.del(ALIVE + this.#options.processId()).catch(() => undefined);
  }
  /**
   * Rows that are gone (Redis came back empty) are written anew, those of rooms that ended unheard are given up; the ids
   * of rooms that another process has by now.
   */
  async lost(): Promise<readonly string[]> {
    const { redis, processId } = this.#options;
    for (const roomId of this.#unreleased) if (!this.#own.has(roomId)) void this.release(roomId);
    const shared = [...this.#own.values()].filter(({ name }) => isShared(name));
    if (shared.length === 0) return [];
    const rows = await asked(redis.hmget(ROWS, ...shared.map(({ roomId }) => roomId)));
    const elsewhere = await Promise.all(
      shared.map((room, n) => {
        const text = rows[n];
        return typeof text === "string" ? rowOf(text) : this.claim(room);
      }),
    );
    return elsewhere.flatMap((row) => (row === null || row.processId === processId() ? [] : [row.roomId]));
  }

  // From here on as Colyseus calls it. A room is claimed before it is made; this is that claim once more.
  async insert(room: Row): Promise<boolean> {
    if (isShared(room.name) && (await this.claim(room)) !== null) return false;
    this.#own.set(room.roomId, room);
    return true;
  }
  override async persist(room: Row): Promise<boolean> {
    return this.insert(room);
  }
  override async update(room: Row, { $set, $inc }: Parameters<RedisDriver["update"]>[1]): Promise<boolean> {
    Object.assign(room, $set);
    if ($inc?.clients !== undefined) room.clients += $inc.clients;
    return true;
  }
  override async remove(roomId: string): Promise<boolean> {
    const room = this.#own.get(roomId);
    if (room === undefined) return false;
    this.#own.delete(roomId);
    if (isShared(room.name)) await this.release(roomId);
    return true;
  }
  override async cleanup(processId: string): Promise<void> {
    if (processId !== this.#options.processId()) return;
    await Promise.all([...this.#own.keys()].map((roomId) => this.remove(roomId)));
  }
  override findOne(conditions: Partial<Row>, order?: Parameters<RedisDriver["findOne"]>[1]): Promise<Row> {
    if (conditions.roomId === undefined) return super.findOne(conditions, order);
    const own = this.#own.get(conditions.roomId);
    return own ? Promise.resolve(own) : asked(super.findOne(conditions, order));
  }
  override async shutdown(): Promise<void> {
    // Whoever opened the connection closes it.
  }
}

const asked = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer;
  } catch (error) {
    throw new Unavailable("directory", error, 1_000);
  }
};
