import { setPriority } from "node:os";
import { enterGuests } from "./people.ts";
import { noCounts, runLane, type Counts, type LaneKind, type Target } from "./lanes.ts";
import { createSeats } from "./seats.ts";

/** What an attacker is told once, and what it says then, several times a second. */
export type AttackerOrders = {
  readonly url: string;
  readonly port: number;
  readonly seed: number;
  readonly guests: number;
  readonly lanes: Readonly<Record<LaneKind, number>>;
  readonly recorded: readonly string[];
  readonly groupHugId: string;
};
export type AttackerSays = { readonly counts: Counts } | { readonly ready: true };

const SAY_EVERY_MS = 200;
/** Seeds of lanes of one run never meet. */
const LANE_STEP = 7_919;

const say = (what: AttackerSays): void => void process.send?.(what);

// The server is what is measured: it goes first.
setPriority(15);
let isOver = false;
process.once("disconnect", () => process.exit(0));
process.on("message", async (orders: AttackerOrders | "go" | "stop") => {
  if (orders === "stop") isOver = true;
  if (typeof orders === "string") return;
  const { url, port, seed, groupHugId } = orders;
  const guests = await enterGuests(url, orders.guests, seed % 250);
  const seats = createSeats({ url, groupHugId, token: async (dice) => (await dice.pick(guests)?.token()) ?? null });
  const recorded = orders.recorded.map((frame) => Buffer.from(frame, "base64"));
  const target: Target = { port, seats, recorded, token: (await guests[0]?.token()) ?? null };
  const counts = noCounts();
  say({ ready: true });
  await new Promise<void>((resolve) => process.on("message", (word) => word === "go" && resolve()));
  const timer = setInterval(() => say({ counts }), SAY_EVERY_MS);
  let lane = 0;
  const lanes = Object.entries(orders.lanes).flatMap(([kind, count]) =>
    Array.from({ length: count }, () => {
      lane += 1;
      return runLane(kind as LaneKind, seed + lane * LANE_STEP, target, counts, () => !isOver); // as: a key of `lanes`
    }),
  );
  await Promise.all(lanes);
  clearInterval(timer);
  say({ counts });
  process.disconnect();
});
