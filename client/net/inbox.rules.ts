/**
 * What the events of an inbox come to on a device.
 *  C1  events at or before the cursor are left out; the rest is taken only if it follows without a gap.
 *  C2  a gap takes nothing of the frame from the gap on, and asks for everything after the cursor.
 *  C3  a received hug not yet seen anywhere is an arrival; one seen on another device is none.
 *  C4  a reaction is news unless this device is reading its whole past for the first time.
 *  C5  a reset because this device was too far behind is left when it has come as far meanwhile: what an earlier connection
 *      brought may have waited to be stored. A reset to less than it said it has is always taken.
 *  C6  what one chooses for a person limits their hugs that wait here, too; one that may not touch at all stays so.
 */
import type { HugView } from "#shared/schema/hug.ts";
import type { InboxEvent } from "#shared/schema/inbox.ts";
import type { InboxStep, PersonLimit } from "./vault.port.ts";

export type FrameReading = {
  /** Null: nothing new. */
  readonly step: InboxStep | null;
  readonly taken: readonly InboxEvent[];
  readonly hasGap: boolean;
};

const limitOf = (event: InboxEvent): readonly PersonLimit[] =>
  event.kind === "person_allowed"
    ? [
        {
          userId: event.consent.userId,
          touch: { touchCap: event.consent.touchCap, touchForm: event.consent.touchForm },
        },
      ]
    : [];

/** A hug that waits here, by what was chosen for its sender since. */
export const limitedHug = (hug: HugView, limits: readonly PersonLimit[]): HugView => {
  const limit = limits.findLast(({ userId }) => userId === hug.other.id);
  // One that an earlier version kept has no limit.
  const isSeenOnly = hug.touch?.touchCap === 0 && hug.touch.touchForm === "picture";
  return limit === undefined || isSeenOnly ? hug : { ...hug, touch: limit.touch };
};

/** Reads one frame of events against the cursor. */
export const readFrame = (cursor: number, events: readonly InboxEvent[]): FrameReading => {
  const taken: InboxEvent[] = [];
  let at = cursor;
  let hasGap = false;
  for (const event of events.filter(({ seq }) => seq > cursor).toSorted((a, b) => a.seq - b.seq)) {
    if (event.seq === at) continue;
    if (event.seq !== at + 1) {
      hasGap = true;
      break;
    }
    taken.push(event);
    at = event.seq;
  }
  if (taken.length === 0) return { step: null, taken, hasGap };
  const arrivals = taken.flatMap((event) =>
    event.kind === "hug_received" && !event.hug.isSeen ? [{ seq: event.seq, hug: event.hug }] : [],
  );
  const seenHugIds = taken.flatMap((event) => (event.kind === "hug_seen" ? [event.hugId] : []));
  return { step: { upTo: at, arrivals, seenHugIds, limits: taken.flatMap(limitOf) }, taken, hasGap };
};

/** `said`: the number that the room was told before it sent this reset to `lastSeq`. */
export const isOutrun = (cursor: number, lastSeq: number, said: number): boolean =>
  said <= lastSeq && cursor >= lastSeq;

/** Two steps as one, for when the first could not be stored. */
export const mergeSteps = (first: InboxStep | null, then: InboxStep): InboxStep =>
  first === null || then.isReset
    ? then
    : {
        upTo: then.upTo,
        arrivals: [...first.arrivals, ...then.arrivals],
        seenHugIds: [...first.seenHugIds, ...then.seenHugIds],
        limits: [...(first.limits ?? []), ...(then.limits ?? [])],
        ...(first.isReset ? { isReset: true } : {}),
      };
