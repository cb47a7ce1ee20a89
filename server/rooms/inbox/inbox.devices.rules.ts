import { INBOX_EVENTS_PER_FRAME, INBOX_RESUME_MAX, type InboxEvent } from "#shared/schema/inbox.ts";

/** What one connected device has been sent. */
export type Device =
  /** All that the room knows. */
  | { readonly kind: "live" }
  /** All up to `cursor`, which is before the room's number. */
  | { readonly kind: "replaying"; readonly cursor: number }
  /** Says it has more than the room knows; a read with at least the number `sinceRead` will tell. */
  | { readonly kind: "ahead"; readonly after: number; readonly sinceRead: number };

export type Devices = ReadonlyMap<string, Device>;

/** One message to several devices. */
export type Sending =
  | { readonly to: readonly string[]; readonly name: "inbox/events"; readonly events: readonly InboxEvent[] }
  | { readonly to: readonly string[]; readonly name: "inbox/reset"; readonly lastSeq: number };

export type Placed = { readonly device: Device; readonly isReset: boolean };

/** Where a device stands that says it has everything up to `after`. */
export const placeDevice = (after: number, lastSeq: number, nextRead: number): Placed => {
  if (after === lastSeq) return { device: { kind: "live" }, isReset: false };
  if (after > lastSeq) return { device: { kind: "ahead", after, sinceRead: nextRead }, isReset: false };
  if (lastSeq - after > INBOX_RESUME_MAX) return { device: { kind: "live" }, isReset: true };
  return { device: { kind: "replaying", cursor: after }, isReset: false };
};

/** The least number that some replaying device waits after; null = none replays. */
export const lowestCursor = (devices: Devices): number | null => {
  const cursors = [...devices.values()].flatMap((device) => (device.kind === "replaying" ? [device.cursor] : []));
  return cursors.length === 0 ? null : Math.min(...cursors);
};

export type PageRead = {
  readonly readId: number;
  readonly after: number;
  readonly events: readonly InboxEvent[];
  readonly lastSeqBefore: number;
  readonly lastSeqNow: number;
};

/** What each device gets of a page, and where it stands then. */
export const dealPage = (devices: Devices, page: PageRead): { devices: Devices; sendings: readonly Sending[] } => {
  const { readId, after, events, lastSeqBefore, lastSeqNow } = page;
  const end = after + events.length;
  const isAtHead = events.length < INBOX_EVENTS_PER_FRAME && end >= lastSeqNow;
  const next = new Map<string, Device>();
  const byCursor = new Map<number, string[]>();
  const resets: string[] = [];
  const reset = (id: string): void => {
    resets.push(id);
    next.set(id, { kind: "live" });
  };
  const give = (id: string, cursor: number): void => {
    byCursor.set(cursor, [...(byCursor.get(cursor) ?? []), id]);
    next.set(id, end === lastSeqNow ? { kind: "live" } : { kind: "replaying", cursor: end });
  };
  for (const [id, device] of devices) {
    if (device.kind === "live" && lastSeqNow > lastSeqBefore) give(id, lastSeqBefore);
    else if (device.kind === "replaying" && device.cursor >= after && device.cursor < end) give(id, device.cursor);
    else if (device.kind === "ahead" && device.after <= lastSeqNow) {
      const placed = placeDevice(device.after, lastSeqNow, readId);
      if (placed.isReset) reset(id);
      else next.set(id, placed.device);
    } else if (device.kind === "ahead" && isAtHead && readId >= device.sinceRead) reset(id);
    else next.set(id, device);
  }
  const dealt = [...byCursor].map(([cursor, to]): Sending => {
    return { to, name: "inbox/events", events: events.filter(({ seq }) => seq > cursor) };
  });
  const sendings: readonly Sending[] =
    resets.length === 0 ? dealt : [...dealt, { to: resets, name: "inbox/reset", lastSeq: lastSeqNow }];
  return { devices: next, sendings };
};
