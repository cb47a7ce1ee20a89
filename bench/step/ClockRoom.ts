import { Room } from "@colyseus/core";
import { schema, t } from "@colyseus/schema";

export const Ticked = schema({ n: t.uint32() }, "Ticked");
/** How often a client sends its input and the room takes it and sends its patch. */
export const INPUT_EVERY_MS = 50;

/** Colyseus' own clock as it is meant to be used: with its input defined, its patches carry the time. */
export class ClockRoom extends Room {
  override patchRate = INPUT_EVERY_MS;
  // As the documentation has it: the room consumes each client's inputs in its tick.
  override inputs = this.defineInput(Ticked);

  override onCreate(): void {
    this.state = new (schema({ n: t.uint32() }, "ClockState"))();
    this.setTimestep(() => {
      for (const { sessionId } of this.clients) this.inputs.get(sessionId)?.drain();
    }, INPUT_EVERY_MS);
  }
}
