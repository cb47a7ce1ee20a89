import { Room, type Client } from "@colyseus/core";
import { schema, t } from "@colyseus/schema";
import { SHOW_EVERY_MS } from "./workload.ts";

const Pressures = schema({ pressures: t.array("uint8") }, "Pressures");

/** What a room of pressures is at the least: it believes what it is sent, and Colyseus' own timer sends it. */
export class BareRoom extends Room {
  override state = new Pressures();
  override patchRate = SHOW_EVERY_MS;
  readonly #slots = new Map<string, number>();

  override messages = {
    press: ({ sessionId }: Client, pressure: number): void => {
      this.state.pressures[this.#slots.get(sessionId) ?? 0] = pressure;
    },
  };

  override onJoin({ sessionId }: Client): void {
    this.#slots.set(sessionId, this.state.pressures.length);
    this.state.pressures.push(0);
  }
}
