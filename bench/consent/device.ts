import { stricterTouch } from "#shared/consent/consent.rules.ts";
import { compileSteps } from "#shared/design/compile-steps.ts";
import { shapeHaptic } from "#shared/design/haptic.shape.ts";
import { stockDesign } from "#shared/design/stock/stock-designs.ts";
import type { HugRequestView } from "#shared/schema/consent.ts";
import type { HugView, TouchLimit } from "#shared/schema/hug.ts";
import type { InboxEvent } from "#shared/schema/inbox.ts";
import type { World } from "../../server/services/testing/world.ts";

/** A hug as a device would play it. */
export type Played = {
  readonly hug: HugView;
  readonly limit: TouchLimit;
  /** Of the strongest haptic command, 0..1; 0 = there is none. */
  readonly strongest: number;
};
export type Got = {
  /** Every byte of content, as JSON. */
  readonly text: string;
  readonly hugs: readonly Played[];
  readonly requests: readonly HugRequestView[];
};

const EVENTS_MAX = 500;

const strongestOf = (hug: HugView, { touchCap, touchForm }: TouchLimit): number => {
  const design = stockDesign(hug.design);
  if (!design || touchForm !== "touch" || touchCap === 0) return 0;
  const haptic = shapeHaptic(design.haptic, hug.squeeze, design.hold);
  const { steps } = compileSteps(haptic, { cap: touchCap / 100 });
  return steps.reduce((most, { intensity }) => Math.max(most, intensity), 0);
};

/** A device of one person: it reads their inbox after its number and plays what comes as its touch settings say. */
export class Device {
  readonly userId: string;
  #seq = 0;
  #own: TouchLimit = { touchCap: 100, touchForm: "touch" };

  constructor(userId: string) {
    this.userId = userId;
  }

  get seq(): number {
    return this.#seq;
  }

  play(hug: HugView): Played {
    const limit = stricterTouch(this.#own, hug.touch);
    return { hug, limit, strongest: strongestOf(hug, limit) };
  }

  async read({ inbox }: World): Promise<Got> {
    const events = await inbox.eventsAfter(this.userId, this.#seq, EVENTS_MAX);
    const hugs: Played[] = [];
    const requests: HugRequestView[] = [];
    for (const event of events) this.#take(event, hugs, requests);
    return { text: JSON.stringify(events), hugs, requests };
  }

  #take(event: InboxEvent, hugs: Played[], requests: HugRequestView[]): void {
    if (event.seq !== this.#seq + 1) throw new Error("An inbox has a gap.");
    this.#seq = event.seq;
    if (event.kind === "touch_changed") this.#own = event.settings;
    if (event.kind === "hug_received") hugs.push(this.play(event.hug));
    if (event.kind === "request_received") requests.push(event.request);
  }
}
