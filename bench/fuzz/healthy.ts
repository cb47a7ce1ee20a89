import { randomUUID } from "node:crypto";
import type { Room } from "@colyseus/sdk";
import { PROTOCOL_VERSION } from "#shared/schema/protocol.ts";
import { hugTo } from "../../server/services/testing/hug.ts";
import { quantile } from "../quantile.ts";
import type { Guest } from "./people.ts";

// Node's own WebSocket holds small frames back for 40 ms; without it the SDK takes the package `ws`.
Reflect.deleteProperty(globalThis, "WebSocket");
const { Client } = await import("@colyseus/sdk");

/** A limit of 30 a minute for each of them. */
const HUG_EVERY_MS = 2_200;
const ANSWER_MAX_MS = 10_000;

export type HealthyFigures = {
  readonly sent: number;
  readonly acknowledged: number;
  /** Hugs that the other person's device was told of. */
  readonly arrived: number;
  /** Connections that ended. */
  readonly lost: number;
  readonly ackMs: { readonly p50: number; readonly p99: number };
  readonly failures: readonly string[];
};
export type Healthy = {
  /** Hugs again and again until `finish`. */
  begin(): void;
  /** Waits for the last answers. */
  finish(): Promise<HealthyFigures>;
};

/** As far as what the SDK sends can be listened to. */
type Sending = { readonly connection: { readonly transport: { ws: { send(data: Uint8Array): void } } } };

/** Joins as the client does. `tap` sees every frame that goes out. */
export const joinRoom = async (
  url: string,
  guest: Guest,
  name: string,
  options: object,
  tap: (frame: Buffer) => void = () => {},
): Promise<Room> => {
  const client = new Client(url);
  client.auth.token = (await guest.token()) ?? "";
  const room = await client.joinOrCreate(name, { protocol: PROTOCOL_VERSION, ...options });
  room.reconnection.enabled = false;
  room.onError(() => undefined);
  room.onMessage("*", () => undefined);
  const { ws } = (room as unknown as Sending).connection.transport; // as: the SDK's own transport
  const send = ws.send.bind(ws);
  ws.send = (data) => {
    tap(Buffer.from(data));
    send(data);
  };
  return room;
};

/** People who go on hugging each other in a circle, whatever else the server meets. */
export const createHealthy = async (url: string, guests: readonly Guest[]): Promise<Healthy> => {
  let [sent, acknowledged, lost] = [0, 0, 0];
  const acked: number[] = [];
  const arrived = new Set<string>();
  const failures: string[] = [];
  const pending = new Set<Promise<void>>();
  let isOver = false;
  const rooms = await Promise.all(guests.map((guest) => joinRoom(url, guest, "inbox", {})));
  for (const room of rooms) {
    room.onLeave((code) => {
      if (isOver) return;
      lost += 1;
      failures.push(`a healthy connection was closed with ${code}`);
    });
    room.onMessage("inbox/events", ({ events }: { events: readonly { kind: string; hug?: { id: string } }[] }) => {
      for (const { kind, hug } of events) if (kind === "hug_received" && hug !== undefined) arrived.add(hug.id);
    });
  }
  const ids = new Set<string>();
  const hug = async (from: number): Promise<void> => {
    const to = guests[(from + 1) % guests.length];
    if (to === undefined) return;
    const askedMs = performance.now();
    sent += 1;
    try {
      const body = hugTo(to.userId, { key: randomUUID() });
      const answer = await rooms[from]?.request("hug/send", body, { timeout: ANSWER_MAX_MS });
      ids.add((answer as { id: string }).id); // as: the answer of the schema
      acknowledged += 1;
      acked.push(performance.now() - askedMs);
    } catch (error) {
      failures.push(`a healthy hug failed: ${JSON.stringify(error instanceof Error ? error.message : error)}`);
    }
  };
  let timers: readonly NodeJS.Timeout[] = [];
  return {
    begin() {
      timers = rooms.map((_, index) =>
        setInterval(() => {
          const work = hug(index).finally(() => pending.delete(work));
          pending.add(work);
        }, HUG_EVERY_MS),
      );
    },
    async finish() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(pending);
      const untilMs = performance.now() + 3_000;
      while (performance.now() < untilMs && [...ids].some((id) => !arrived.has(id)))
        await new Promise((resolve) => setTimeout(resolve, 50));
      isOver = true;
      for (const room of rooms) room.connection.close();
      const ackMs = { p50: quantile(acked, 0.5), p99: quantile(acked, 0.99) };
      return { sent, acknowledged, arrived: [...ids].filter((id) => arrived.has(id)).length, lost, ackMs, failures };
    },
  };
};
