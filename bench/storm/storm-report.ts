import { quantile } from "../quantile.ts";
import { goal, round, type Row } from "../table.ts";
import type { Storm } from "./measure.ts";

export type Results = { readonly product: Storm; readonly bare: Storm };

/** The last line of the bench. */
export type StormLine = {
  readonly bench: "storm";
  readonly clients: number;
  readonly joinsPerS: number;
  /** Clients that came back. */
  readonly back: number;
  /** Of those that came back. */
  readonly backMs: { readonly p50: number; readonly p99: number; readonly most: number };
  readonly lost: number;
  readonly doubled: number;
};

/** All are back within so many times what the rate of joins implies. */
const TIMES_JOINS = 2;
/** A thread that is busy so much of the time has no more to give. */
const FULL = 0.85;

const backOf = ({ backMs }: Storm) => ({
  p50: round(quantile(backMs, 0.5), 0),
  p99: round(quantile(backMs, 0.99), 0),
  most: round(quantile(backMs, 1), 0),
});
const impliedMs = ({ clients, joinsPerS }: Storm): number => (clients / joinsPerS) * 1_000;
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
const backWords = (storm: Storm): string => {
  const { p50, p99, most } = backOf(storm);
  return `${storm.backMs.length} of ${storm.cut}; p50 ${seconds(p50)}, p99 ${seconds(p99)}, the last ${seconds(most)}; away ${seconds(storm.awayMs)}`;
};
const limit = ({ cores: { server, database, generators } }: Storm, processors: number): string => {
  const words = `server ${server.toFixed(2)}, database ${database.toFixed(2)}, clients ${generators.toFixed(2)} of a core`;
  if (server >= FULL) return `the server (${words})`;
  if (generators >= FULL) return `the clients (${words})`;
  if (server + database + generators >= FULL * processors) return `all processors (${words})`;
  return `waits between attempts, or other programs (${words})`;
};

export const lineOf = ({ product }: Results): StormLine => ({
  bench: "storm",
  clients: product.clients,
  joinsPerS: Math.round(product.joinsPerS),
  back: product.backMs.length,
  backMs: backOf(product),
  lost: product.kept?.lost ?? 0,
  doubled: product.kept?.doubled ?? 0,
});

export const rowsOf = ({ product, bare }: Results, processors: number): Row[] => {
  const { most } = backOf(product);
  const allowedMs = TIMES_JOINS * impliedMs(product);
  const { acked, unanswered, lost, doubled } = product.kept ?? { acked: 0, unanswered: 0, lost: 0, doubled: 0 };
  return [
    ["Joins before the storm", `${Math.round(product.joinsPerS)}/s: ${seconds(impliedMs(product))} for all`],
    [
      "Back",
      backWords(product),
      goal(`all within twice that, ${seconds(allowedMs)}`, product.backMs.length >= product.cut && most <= allowedMs),
    ],
    ["  attempts a client", (product.tries / product.clients).toFixed(1)],
    ["  limited by", limit(product, processors)],
    ["Hugs acknowledged", `${acked}, ${unanswered} never answered`, goal("all answered", unanswered === 0)],
    ["  lost", `${lost}`, goal("none", lost === 0)],
    ["  doubled", `${doubled}`, goal("none", doubled === 0)],
    ["Peer: bare Colyseus rooms on uWS", `${Math.round(bare.joinsPerS)} joins/s; ${backWords(bare)}`],
    ["  attempts a client", (bare.tries / bare.clients).toFixed(1)],
  ];
};
