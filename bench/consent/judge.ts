import type { Act, Said } from "./acts.ts";
import type { Device, Got, Played } from "./device.ts";
import { marksIn } from "./marks.ts";
import { limitOf, take, type Expected, type Limit, type Model } from "./model.ts";

/** leak: more reached a device than was allowed. missing: less, or the answer was another than it has to be. */
export type FaultKind = "leak" | "missing";
export class Found extends Error {
  readonly kind: FaultKind;
  constructor(kind: FaultKind, words: string) {
    super(words);
    this.kind = kind;
  }
}

export type Done = { readonly act: Act; readonly said: Said };
export type Reading = { readonly device: Pick<Device, "userId">; readonly got: Got };
export type Candidate = { readonly model: Model; readonly expected: Expected };

/** A copy of the model after these acts, and what has to come of them. */
export const follow = (before: Model, order: readonly Done[], nowMs: number): Candidate => {
  const model = structuredClone(before);
  const all = order.map(({ act, said }) => take(model, act, said, nowMs));
  const expected = {
    arrivals: all.flatMap(({ arrivals }) => arrivals),
    requests: all.flatMap(({ requests }) => requests),
    wrong: all.find(({ wrong }) => wrong !== null)?.wrong ?? null,
  };
  return { model, expected };
};

const LOUDNESS = ["picture", "sound", "touch"] as const;
/** As near as numbers of a device come. */
const NEAR = 1e-9;

/** Whether a device played more, or less, than the limit says. */
export const touchFault = ({ limit, strongest }: Played, allowed: Limit, mark: number): Found | null => {
  const most = allowed.form === "touch" ? allowed.cap / 100 : 0;
  const words = `hug ${mark} as ${limit.touchForm} up to ${limit.touchCap}, at most ${strongest.toFixed(2)}; allowed is ${allowed.form} up to ${allowed.cap}`;
  const isLouder = LOUDNESS.indexOf(limit.touchForm) > LOUDNESS.indexOf(allowed.form);
  if (strongest > most + NEAR || limit.touchCap > allowed.cap || isLouder) return new Found("leak", words);
  const isWhole = limit.touchForm === allowed.form && limit.touchCap === allowed.cap && strongest > 0 === most > 0;
  return isWhole ? null : new Found("missing", words);
};

const hugFaults = ({ model, expected }: Candidate, readings: readonly Reading[]): Found[] => {
  const faults: Found[] = [];
  const open = new Map(expected.arrivals.map((arrival) => [arrival.mark, arrival]));
  for (const { device, got } of readings)
    for (const played of got.hugs) {
      const mark = [...marksIn(JSON.stringify(played.hug))][0] ?? 0;
      const arrival = open.get(mark);
      open.delete(mark);
      if (!arrival || arrival.to !== device.userId) faults.push(new Found("leak", `hug ${mark} came`));
      else faults.push(...[touchFault(played, limitOf(model, arrival), mark)].filter((fault) => fault !== null));
    }
  for (const mark of open.keys()) faults.push(new Found("missing", `hug ${mark} did not come`));
  return faults;
};

const requestFaults = ({ expected }: Candidate, readings: readonly Reading[]): Found[] => {
  const faults: Found[] = [];
  const open = [...expected.requests];
  for (const { device, got } of readings)
    for (const { kind, from } of got.requests) {
      // Of somebody who was blocked in the same moment nothing is shown.
      const isOne = (one: (typeof open)[number]): boolean =>
        one.to === device.userId && (from.id === "" || (one.from === from.id && one.kind === kind));
      const at = open.findIndex(isOne);
      if (at >= 0) open.splice(at, 1);
      else faults.push(new Found(from.id === "" ? "missing" : "leak", `a request (${kind}) is shown`));
    }
  return [...faults, ...open.map(({ kind }) => new Found("missing", `a request (${kind}) is not shown`))];
};

/** What came against what had to come. */
export const faultsOf = (candidate: Candidate, readings: readonly Reading[]): readonly Found[] => {
  const { wrong } = candidate.expected;
  return [
    ...hugFaults(candidate, readings),
    ...requestFaults(candidate, readings),
    ...(wrong === null ? [] : [new Found("missing", wrong)]),
  ];
};

/** Of what no candidate explains the least grave: a leak only if it is one whichever way it went. */
export const leastOf = (candidates: readonly (readonly Found[])[]): Found => {
  const worst = candidates.map((faults) => faults.find(({ kind }) => kind === "leak") ?? faults[0]);
  const found = worst.find((one) => one?.kind === "missing") ?? worst[0];
  if (!found) throw new Error("There is no fault.");
  return found;
};

/** The same text for the same model. */
export const textOf = (model: Model): string =>
  JSON.stringify(
    Object.values(model).map((kept: Iterable<unknown>) => [...kept].map((one) => JSON.stringify(one)).toSorted()),
  );
