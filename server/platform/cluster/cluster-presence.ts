import { LocalPresence } from "@colyseus/core";
import { RedisPresence } from "@colyseus/redis-presence";
import type { Redis } from "ioredis";

type Callback = (...args: unknown[]) => void;

/**
 * Colyseus' presence over Redis that outlives it: what cannot be said now is not said, and subscriptions are made when
 * Redis is back. Rooms that are never looked for from other processes have their channel in this one only.
 */
export class ClusterPresence extends RedisPresence {
  readonly #isShared: (roomId: string) => boolean;
  readonly #within = new LocalPresence();

  constructor(redis: Redis, isShared: (roomId: string) => boolean) {
    super(redis);
    // Colyseus would log every try while Redis is away. Whoever opened the connection says it once.
    for (const connection of [this.pub, this.sub]) {
      const complain = connection.listeners("error").at(-1);
      if (complain) connection.off("error", complain as Callback); // as: a listener
      connection.on("error", () => {});
    }
    this.#isShared = isShared;
  }

  override async subscribe(topic: string, callback: Callback): Promise<this> {
    if (this.#isWithin(topic)) void this.#within.subscribe(topic, callback);
    // Its listener is kept, and subscribed again as soon as Redis is there.
    else await super.subscribe(topic, callback).catch(() => undefined);
    return this;
  }
  override async unsubscribe(topic: string, callback?: Callback): Promise<this> {
    if (this.#isWithin(topic)) this.#within.unsubscribe(topic, callback);
    else await super.unsubscribe(topic, callback).catch(() => undefined);
    return this;
  }
  override async publish(topic: string, data: unknown): Promise<void> {
    if (this.#isWithin(topic)) this.#within.publish(topic, data);
    else await super.publish(topic, data).catch(() => undefined);
  }
  /** Colyseus counts people and rooms with it now and then. */
  override async hset(key: string, field: string, value: string): Promise<boolean> {
    return super.hset(key, field, value).catch(() => false);
  }
  override async hdel(key: string, field: string): Promise<boolean> {
    return super.hdel(key, field).catch(() => false);
  }

  /** What was said is sent before the connections end, if Redis takes it; in either case they end and try no more. */
  override shutdown(): void {
    for (const redis of [this.sub, this.pub]) redis.quit().catch(() => redis.disconnect());
  }

  /** A room's channel is its id after a dollar sign. */
  #isWithin(topic: string): boolean {
    return topic.startsWith("$") && !this.#isShared(topic.slice(1));
  }
}
