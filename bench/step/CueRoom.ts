import { Room, type Client } from "@colyseus/core";
import { leadOf } from "#shared/step/lead.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { createGroupHugInput } from "../../server/rooms/group-hug/group-hug.input.ts";
import { takeInput } from "../../server/rooms/group-hug/group-hug.inputs.ts";

export type CueRoomOptions = {
  readonly clients: number;
  readonly cues: number;
  readonly cueGapMs: number;
  readonly firstCueMs: number;
};
/** `[n, startMs]`, both of server time. */
export type CueMessage = readonly [n: number, startMs: number];

/**
 * The lockstep of a group hug without its phases: answers probes as GroupHugRoom does, and issues one cue after the
 * other, each with the lead that the devices' ways ask for and no countdown that would hide a lead that is too short.
 */
export class CueRoom extends Room {
  #options!: CueRoomOptions; // set first in onCreate
  readonly #input = createGroupHugInput();

  override onCreate(options: CueRoomOptions): void {
    this.#options = options;
    this.onMessage("step/probe", (client: Client, body: unknown) =>
      takeInput("step/probe", { deviceId: client.sessionId, userId: client.sessionId }, body, {
        input: this.#input,
        clock: systemClock,
        isActive: () => false,
        onPressed: () => undefined,
        echo: (echo) => client.send("step/echo", echo),
        report: () => undefined,
      }),
    );
  }

  override onJoin(): void {
    if (this.clients.length === this.#options.clients) setTimeout(() => this.#issue(0), this.#options.firstCueMs);
  }

  #issue(n: number): void {
    if (n === this.#options.cues || this.clients.length === 0) return;
    const startMs = performance.now() + leadOf(this.#input.downsMs(), 0);
    this.broadcast("cue", [n, startMs] satisfies CueMessage);
    setTimeout(() => this.#issue(n + 1), this.#options.cueGapMs);
  }
}
