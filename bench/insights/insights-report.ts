import { HISTORY } from "#shared/mood/forecast/usable-entries.ts";
import { quantile } from "../quantile.ts";
import { goal, round, type Row } from "../table.ts";
import type { FalseDiscovery } from "./false-discovery.ts";
import type { LoopDelay, ModelMeasured, ScoringMeasured } from "./scoring.asks.ts";
import type { ScoringSides } from "./scoring.measure.ts";

/** Of each kind of fake tag, 0..1. */
type Shares = Pick<FalseDiscovery, "independent" | "streaky" | "timeLocked">;

export type InsightsLine = {
  readonly bench: "insights";
  /** Medians with one worker; null = that model is not there. */
  readonly forecasts1000Ms: number | null;
  readonly notes1000Ms: number | null;
  readonly loopDelayMs: { readonly p99: number | null };
  readonly falseDiscovery: Shares;
};

const GOALS = { forecasts: 20, notes: 200, loopP99: 5 } as const;
const MB = 1024 * 1024;

const medianOf = (model: ModelMeasured): number | null =>
  model.kind === "measured" ? quantile(model.roundMs, 0.5) : null;
const rounded = (value: number | null): number | null => (value === null ? null : round(value, 1));

/** The worse of both models, as they are usually asked. */
const loopP99 = ({ notes, forecasts }: ScoringMeasured): number | null => {
  const p99s = [notes, forecasts].flatMap((model) => (model.kind === "measured" ? [model.loop.p99] : []));
  return p99s.length === 0 ? null : Math.max(...p99s);
};

export const lineOf = (
  { one }: Pick<ScoringSides, "one">,
  { independent, streaky, timeLocked }: Shares,
): InsightsLine => ({
  bench: "insights",
  forecasts1000Ms: rounded(medianOf(one.forecasts)),
  notes1000Ms: rounded(medianOf(one.notes)),
  loopDelayMs: { p99: rounded(loopP99(one)) },
  falseDiscovery: { independent: round(independent, 3), streaky: round(streaky, 3), timeLocked: round(timeLocked, 3) },
});

export const rowsOf = (sides: ScoringSides): Row[] => [
  ...modelRows("1,000 forecasts", "forecasts", sides),
  ...modelRows("1,000 notes", "notes", sides),
  ...modelRows(`1,000 forecasts from ${HISTORY} entries each`, "longForecasts", sides),
  ...parityRows(sides.one),
  ["event loop late while nothing is asked", loopWords(sides.one.idle)],
  ...SIDES.map(([side, words]): Row => {
    const { before, after } = sides[side].rss;
    return [`memory, ${words}`, `${(before / MB).toFixed(0)} MB, and ${((after - before) / MB).toFixed(0)} MB more`];
  }),
];

const loopWords = ({ p50, p99, most }: LoopDelay): string =>
  `p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, the most ${most.toFixed(1)} ms`;

const parityRows = ({ parity }: ScoringMeasured): Row[] =>
  (["forecasts", "notes"] as const).flatMap((model): Row[] => {
    const farthest = parity[model];
    if (farthest === null) return [];
    return [[`${model}: Python says otherwise by at most`, farthest.toExponential(1), goal("1e-5", farthest <= 1e-5)]];
  });

const SIDES = [
  ["one", "one worker"],
  ["two", "two workers"],
  ["peer", "the peer"],
] as const satisfies readonly (readonly [keyof ScoringSides, string])[];

const modelRows = (what: string, model: "notes" | "forecasts" | "longForecasts", sides: ScoringSides): Row[] =>
  SIDES.flatMap(([side, words]): Row[] => {
    const measured = sides[side][model];
    if (measured.kind === "not_there") return [[`${what}, ${words}`, `the model is not there (${measured.why})`]];
    const { roundMs, processorMs, loop, firstMs } = measured;
    const [p50, p95] = [quantile(roundMs, 0.5), quantile(roundMs, 0.95)];
    const mostMs = side === "one" && model !== "longForecasts" ? GOALS[model] : null;
    return [
      [
        `${what}, ${words}`,
        `p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)} ms; processor ${processorMs.toFixed(1)} ms; the first answer ${firstMs.toFixed(0)} ms`,
        mostMs === null ? undefined : goal(`p50 ${mostMs} ms`, p50 <= mostMs),
      ],
      [
        "  event loop late meanwhile",
        loopWords(loop),
        mostMs === null ? undefined : goal(`p99 ${GOALS.loopP99} ms`, loop.p99 <= GOALS.loopP99),
      ],
    ].map(([name = "", value = "", text]) => (text === undefined ? [name, value] : [name, value, text]));
  });
