import { goal, round, type Row } from "../table.ts";
import { SHOWN_PER_S, type Held, type Kept, type MeasuredPeer, type MeasuredProduct } from "./measure.ts";
import { bottleneckOf, HELD_P99_MS, type Spread, type Step } from "./steps.ts";

export type Measured = {
  /** Null without a PostgreSQL. */
  readonly product: MeasuredProduct | null;
  readonly peer: MeasuredPeer | null;
  readonly embedded: MeasuredProduct;
};

/** The last line of the bench. */
export type BenchLine = {
  readonly bench: "hugs";
  readonly store: "postgres" | "pglite";
  readonly heldPerS: number;
  readonly peerInsertHeldPerS: number;
  readonly embeddedHeldPerS: number;
  /** With the receivers' devices connected; null when that was left out. */
  readonly thereHeldPerS: number | null;
  /** Without sockets and rooms; null when that was left out. */
  readonly serviceHeldPerS: number | null;
  readonly peerServiceHeldPerS: number | null;
  /** At the highest rate that held. */
  readonly ackMs: Spread;
  readonly shownMs: Spread;
};

export const GOALS = { overPeer: 1.5, embeddedPerS: 2_000, shownMs: { p50: 8, p99: 40 } } as const;
const NONE: Spread = { p50: Number.NaN, p99: Number.NaN };

const rounded = ({ p50, p99 }: Spread): Spread => ({ p50: round(p50), p99: round(p99) });
const spread = ({ p50, p99 }: Spread): string => `p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} ms`;
const perS = (held: Held): string => (held.step === null ? "none" : `${held.perS}/s, ${spread(held.step.ackMs)}`);

export const lineOf = ({ product, peer, embedded }: Measured): BenchLine => ({
  bench: "hugs",
  store: product === null ? "pglite" : "postgres",
  heldPerS: (product ?? embedded).held.perS,
  peerInsertHeldPerS: peer?.held.perS ?? 0,
  embeddedHeldPerS: embedded.held.perS,
  thereHeldPerS: product?.there?.perS ?? null,
  serviceHeldPerS: product?.within?.perS ?? null,
  peerServiceHeldPerS: peer?.within?.perS ?? null,
  ackMs: rounded((product ?? embedded).held.step?.ackMs ?? NONE),
  shownMs: rounded(product?.shown?.shownMs ?? NONE),
});

const shareRow = ({ cores }: Step): Row => [
  "  cores",
  `server ${cores.server.toFixed(2)}, database ${cores.database.toFixed(2)}, generator ${cores.generators.map((share) => share.toFixed(2)).join(" + ")}`,
];
const heldRows = (name: string, held: Held, processors: number, verdict?: string): Row[] => [
  verdict === undefined ? [name, perS(held)] : [name, perS(held), verdict],
  ...(held.step === null ? [] : [shareRow(held.step)]),
  ...(held.missed === null ? [] : [missedRow(held.missed, processors)]),
];
const missedRow = (missed: Step, processors: number): Row => [
  `  not ${missed.perS}/s`,
  `${spread(missed.ackMs)}, ${missed.refused} refused, ${missed.unanswered} unanswered; sent ${missed.lateMs.p99.toFixed(0)} ms late (p99); limited by ${bottleneckOf(missed, processors)}`,
];
const keptRows = (kept: Kept): Row[] => [
  // What was refused or not answered in time may have been stored all the same, but never the other way round.
  ["  acknowledged, stored", `${kept.acked}, ${kept.stored}`, goal("none lost", kept.stored >= kept.acked)],
  ["  inboxes with gaps", `${kept.gaps}`, goal("none", kept.gaps === 0)],
];

const postgresRows = (product: MeasuredProduct, peer: MeasuredPeer, processors: number): Row[] => {
  const over = product.held.perS / peer.held.perS;
  const overGoal = (ratio: number): string =>
    goal(`>= ${GOALS.overPeer} x the peer, is ${ratio.toFixed(2)}`, ratio >= GOALS.overPeer);
  const { shown, within } = product;
  const shownRows: Row[] =
    shown === null
      ? []
      : [
          [
            `Sent to shown at ${SHOWN_PER_S}/s`,
            `${spread(shown.shownMs)}, ${shown.shown} of ${shown.acked} shown`,
            goal(
              `p50 <= ${GOALS.shownMs.p50}, p99 <= ${GOALS.shownMs.p99} ms, all`,
              shown.shownMs.p50 <= GOALS.shownMs.p50 &&
                shown.shownMs.p99 <= GOALS.shownMs.p99 &&
                shown.shown === shown.acked,
            ),
          ],
          ["  acknowledged", spread(shown.ackMs)],
          shareRow(shown),
        ];
  const withinRows =
    within === null || peer.within === null
      ? []
      : [
          ...heldRows("Service alone, without sockets", within, processors, overGoal(within.perS / peer.within.perS)),
          ...heldRows("Peer's insert alone", peer.within, processors),
        ];
  return [
    ...heldRows(`Held on PostgreSQL, p99 < ${HELD_P99_MS} ms`, product.held, processors, overGoal(over)),
    ...keptRows(product.kept),
    ...(product.there === null ? [] : heldRows("  with the receivers there", product.there, processors)),
    ...heldRows("Peer, an insert a hug", peer.held, processors),
    ["  acknowledged, stored", `${peer.kept.acked}, ${peer.kept.stored}`],
    ...withinRows,
    ...shownRows,
  ];
};

export const rowsOf = ({ product, peer, embedded }: Measured, processors: number): Row[] => [
  ...(product === null || peer === null ? [] : postgresRows(product, peer, processors)),
  ...heldRows(
    "Held on the embedded database",
    embedded.held,
    processors,
    goal(`>= ${GOALS.embeddedPerS}/s`, embedded.held.perS >= GOALS.embeddedPerS),
  ),
  ...keptRows(embedded.kept),
  ...(embedded.within === null ? [] : heldRows("  its service alone", embedded.within, processors)),
];
