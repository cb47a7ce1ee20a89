import { goal, round, type Row } from "../table.ts";
import type { Cores, Measured } from "./measure.ts";
import type { Memory } from "./memory.ts";

export type Results = {
  readonly product: Measured;
  /** Bare Colyseus rooms, as they come: the one whose joins are compared. */
  readonly bare: Measured;
  /** For comparison only. */
  readonly others: readonly Measured[];
};

/** The last line of the bench. */
export type IdleLine = {
  readonly bench: "idle";
  readonly users: number;
  readonly kbPerUser: number;
  readonly heapKbPerUser: number;
  readonly corePct: number;
  /** With the pings of pages in view. */
  readonly inViewCorePct: number;
  readonly joinsPerS: number;
  readonly failed: number;
  readonly peerJoinsPerS: number;
};

export const GOALS = { kbPerUser: 40, stretchKbPerUser: 30, corePct: 2, joinsOverPeer: 0.6 } as const;
/** A thread that is busy so much of the time has no more to give. */
const FULL = 0.85;
const BYTES_PER_KB = 1_024;

const grownKb = ({ before, after, users }: Measured, of: keyof Memory): number =>
  (after[of] - before[of]) / BYTES_PER_KB / users;
/** A process that had memory to spare grows by less than it then holds more: the greater of both. */
const kbPerUser = (one: Measured): number =>
  Math.max(grownKb(one, "rss"), grownKb(one, "heap") + grownKb(one, "external"));
const pct = (share: number): string => `${(100 * share).toFixed(1)} %`;
const cores = ({ server, generators, database }: Cores): string =>
  `server ${server.toFixed(2)}, database ${database.toFixed(2)}, generators ${generators.toFixed(2)} of a core`;

/** Which side had no more to give while people joined. */
export const bottleneckOf = ({ server, generators, database }: Cores, processors: number): string => {
  if (server >= FULL) return "the server";
  if (generators >= FULL) return "the generators";
  if (server + generators + database < FULL * processors) return "neither: what is waited for in between";
  return "all processors";
};

export const lineOf = ({ product, bare }: Results): IdleLine => ({
  bench: "idle",
  users: product.users,
  kbPerUser: round(kbPerUser(product), 1),
  heapKbPerUser: round(grownKb(product, "heap"), 1),
  corePct: round(100 * product.idle.server),
  inViewCorePct: round(100 * (product.inView?.server ?? Number.NaN)),
  joinsPerS: Math.round(product.joinsPerS),
  failed: product.failed,
  peerJoinsPerS: Math.round(bare.joinsPerS),
});

const memoryWords = (one: Measured): string =>
  `${kbPerUser(one).toFixed(1)} KB (resident ${grownKb(one, "rss").toFixed(1)}, heap ${grownKb(one, "heap").toFixed(1)}, ` +
  `buffers ${grownKb(one, "external").toFixed(1)})`;

const peerRows = (peer: Measured, processors: number): Row[] => [
  [
    `Peer: ${peer.name}`,
    `${memoryWords(peer)}, idle ${pct(peer.idle.server)}, ${Math.round(peer.joinsPerS)} joins/s, ${peer.failed} failed`,
  ],
  ["  joins limited by", `${bottleneckOf(peer.joining, processors)} (${cores(peer.joining)})`],
];

export const rowsOf = ({ product, bare, others }: Results, processors: number): Row[] => {
  const { corePct, failed } = lineOf({ product, bare, others });
  const kb = kbPerUser(product);
  const over = product.joinsPerS / bare.joinsPerS;
  const inView: Row[] =
    product.inView === null
      ? []
      : [
          [
            "  with pings of pages in view",
            `${pct(product.inView.server)} of a core, database ${pct(product.inView.database)}`,
          ],
        ];
  return [
    [
      "Memory a user",
      memoryWords(product),
      goal(`<= ${GOALS.kbPerUser} KB, stretch ${GOALS.stretchKbPerUser}`, kb <= GOALS.kbPerUser),
    ],
    [
      "Idle, the server's processor",
      `${pct(product.idle.server)} of a core, database ${pct(product.idle.database)}`,
      goal(`<= ${GOALS.corePct} % of a core`, corePct <= GOALS.corePct),
    ],
    ...inView,
    [
      "Joins",
      `${Math.round(product.joinsPerS)}/s`,
      goal(`>= ${GOALS.joinsOverPeer} of bare Colyseus, is ${over.toFixed(2)}`, over >= GOALS.joinsOverPeer),
    ],
    ["  failed", `${failed}${product.why ? `: ${product.why}` : ""}`, goal("none", failed === 0)],
    ["  limited by", `${bottleneckOf(product.joining, processors)} (${cores(product.joining)})`],
    ["Connections gone at the end", `${product.dropped}`, goal("none", product.dropped === 0)],
    ...[bare, ...others].flatMap((peer) => peerRows(peer, processors)),
  ];
};
