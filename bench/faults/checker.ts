import type { Evidence, StaffAct } from "./evidence.ts";
import type { Seen } from "./history.ts";

/**
 * What must hold, over what devices saw and what the database holds:
 *  F1  a hug that was acknowledged is kept, and one that was made was acknowledged or refused by the end;
 *  F2  a hug has one row and one number in its recipient's inbox, however often it was sent;
 *  F3  numbers of an inbox have no gaps, and its head is the last of them;
 *  F4  a device shows a hug once, in the order of the numbers, and never goes back behind what it has stored;
 *  F5  at the end every device of a recipient has shown every hug, but for what lies before a reset: a device that is too
 *      far behind is told to read its history, and shows what is newest in it;
 *  F6  no write of a group hug came through with an epoch that was not in force;
 *  F7  a change of a group hug that was acknowledged is in its row;
 *  F8  each act of the staff has one entry in the audit and each entry its act, in the same order, and one that was
 *      acknowledged is among them;
 *  F9  the audit's chain is whole, and agrees with the heads that servers wrote down.
 */
export type Findings = {
  readonly acked: number;
  /** Devices that were told to read their history, each time counted. */
  readonly resets: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly disordered: readonly string[];
  readonly oldWrites: readonly string[];
  /** Acts of the staff that were acknowledged. */
  readonly acted: number;
  readonly untraced: readonly string[];
  readonly brokenTrace: readonly string[];
};
type Of<K extends Seen["kind"]> = Extract<Seen, { readonly kind: K }>;

const only = <K extends Seen["kind"]>(history: readonly Seen[], kind: K): readonly Of<K>[] =>
  history.filter((seen): seen is Of<K> => seen.kind === kind);
const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};
const nameOf = ({ sender, key }: { readonly sender: string; readonly key: string }): string => `${sender} ${key}`;

const checkKept = (history: readonly Seen[], { hugs, events }: Evidence) => {
  const [lost, doubled]: [string[], string[]] = [[], []];
  const rows = groupBy(hugs, nameOf);
  const acked = new Set(only(history, "acked").map(nameOf));
  const refused = new Set(only(history, "refused").map(({ key }) => key));
  for (const name of acked) if (!rows.has(name)) lost.push(`${name} was acknowledged and is not kept`);
  for (const made of only(history, "made")) {
    if (!acked.has(nameOf(made)) && !refused.has(made.key)) lost.push(`${nameOf(made)} was never answered`);
  }
  const received = groupBy(
    events.filter(({ kind }) => kind === "hug_received"),
    ({ hugId }) => hugId ?? "",
  );
  for (const [name, kept] of rows) {
    if (kept.length > 1) doubled.push(`${name} has ${kept.length} rows`);
    for (const { id } of kept) {
      const times = received.get(id)?.length ?? 0;
      if (times === 0) lost.push(`${name} has no number`);
      if (times > 1) doubled.push(`${name} has ${times} numbers`);
    }
  }
  return { acked: acked.size, lost, doubled };
};

const checkNumbers = ({ events, heads }: Evidence): readonly string[] => {
  const numbers = groupBy(events, ({ person }) => person);
  return heads.flatMap(({ person, lastSeq }) => {
    const own = (numbers.get(person) ?? []).map(({ seq }) => seq).toSorted((a, b) => a - b);
    const gap = own.findIndex((seq, n) => seq !== n + 1);
    if (gap >= 0) return [`inbox ${person} has ${own[gap]} where ${gap + 1} should be`];
    return own.length === lastSeq ? [] : [`inbox ${person} ends at ${own.length} and says ${lastSeq}`];
  });
};

const checkDevices = (history: readonly Seen[], { events }: Evidence) => {
  const [lost, doubled, disordered]: [string[], string[], string[]] = [[], [], []];
  const shown = groupBy(only(history, "shown"), ({ device }) => device);
  const cursors = groupBy(only(history, "cursor"), ({ device }) => device);
  const inbox = groupBy(
    events.filter(({ kind }) => kind === "hug_received"),
    ({ person }) => person,
  );
  for (const [device, steps] of cursors) {
    const person = steps[0]?.person ?? "";
    const seen = shown.get(device) ?? [];
    for (const [hugId, times] of groupBy(seen, ({ hugId }) => hugId)) {
      if (times.length > 1) doubled.push(`${device} showed ${hugId} ${times.length} times`);
    }
    const inTurn = seen.filter(({ isReset }) => !isReset);
    inTurn.forEach(({ seq }, n) => {
      const before = inTurn[n - 1]?.seq ?? 0;
      if (seq <= before) disordered.push(`${device} showed number ${seq} after ${before}`);
    });
    // A reset may lead back where a database was restored; here none is.
    for (const { from, to } of steps) {
      if (to < from) disordered.push(`${device} went back from ${from} to ${to}`);
    }
    const isShown = new Set(seen.map(({ hugId }) => hugId));
    for (const { hugId, seq } of inbox.get(person) ?? []) {
      const isLeftToHistory = steps.some(({ from, to, isReset }) => isReset && seq > from && seq <= to);
      if (hugId !== null && !isShown.has(hugId) && !isLeftToHistory) lost.push(`${device} never showed number ${seq}`);
    }
  }
  return { lost, doubled, disordered };
};

const checkGroups = (history: readonly Seen[], { groupHugs }: Evidence): readonly string[] => {
  const rows = new Map(groupHugs.map((row) => [row.id, row]));
  return only(history, "group").flatMap(({ id, change }) => {
    const row = rows.get(id);
    const holds = row !== undefined && (change === "canceled" ? row.status === "CANCELED" : row.status !== "PENDING");
    return holds ? [] : [`group hug ${id} was ${change} and is ${row?.status ?? "not there"}`];
  });
};

/** Whether the first list is the second one with some of it left out. */
const isWithin = (some: readonly string[], all: readonly string[]): boolean => {
  let at = 0;
  for (const one of all) if (one === some[at]) at += 1;
  return at === some.length;
};

const checkTraced = (history: readonly Seen[], { acts, entries }: Evidence): readonly string[] => {
  const bySubject = (some: readonly StaffAct[]) =>
    new Map([...groupBy(some, ({ subject }) => subject)].map(([id, own]) => [id, own.map(({ act }) => act)]));
  const [done, traced, acked] = [bySubject(acts), bySubject(entries), bySubject(only(history, "acted"))];
  return [...new Set([...done.keys(), ...traced.keys(), ...acked.keys()])].flatMap((subject) => {
    const [own, said, known] = [done.get(subject) ?? [], traced.get(subject) ?? [], acked.get(subject) ?? []];
    const at = Array.from({ length: Math.max(own.length, said.length) }).findIndex((_, n) => own[n] !== said[n]);
    const apart = `act ${at + 1} on ${subject} was ${own[at] ?? "none there"}, and its entry ${said[at] ?? "none there"}`;
    return [
      ...(at < 0 ? [] : [apart]),
      ...(isWithin(known, own) ? [] : [`an act on ${subject} was acknowledged and is not there`]),
    ];
  });
};

export const check = (history: readonly Seen[], evidence: Evidence): Findings => {
  const kept = checkKept(history, evidence);
  const devices = checkDevices(history, evidence);
  return {
    acked: kept.acked,
    resets: only(history, "cursor").filter(({ isReset }) => isReset).length,
    lost: [...kept.lost, ...devices.lost, ...checkGroups(history, evidence)],
    doubled: [...kept.doubled, ...devices.doubled],
    disordered: [...checkNumbers(evidence), ...devices.disordered],
    oldWrites: evidence.writes
      .filter(({ outcome, carried, inForce }) => outcome === "written" && carried !== inForce)
      .map(({ id, carried, inForce }) => `group hug ${id} was written with epoch ${carried} under ${inForce}`),
    acted: only(history, "acted").length,
    untraced: checkTraced(history, evidence),
    brokenTrace: evidence.trace.ok
      ? []
      : [`the audit is broken at entry ${evidence.trace.broken.seq}: ${evidence.trace.broken.why}`],
  };
};
