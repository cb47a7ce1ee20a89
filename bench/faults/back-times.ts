import type { Trouble } from "./break-things.ts";
import type { Seen } from "./history.ts";

type LinkSeen = Extract<Seen, { readonly kind: "link" }>;

/** So long before and after a calm fault nothing else is broken. It is chosen by what was broken, never by who was back. */
const CALM_BEFORE_MS = 1_000;
const CALM_AFTER_MS = 3_000;
/** A link that a process takes with it is seen to be down by then. */
const SEEN_DOWN_MS = 400;

/** The faults of a kind around which nothing else was broken. */
export const calmOf = (troubles: readonly Trouble[], kind: Trouble["kind"]): readonly Trouble[] =>
  troubles.filter(
    (trouble) =>
      trouble.kind === kind &&
      troubles.every(
        (other) =>
          other === trouble ||
          other.toMs < trouble.fromMs - CALM_BEFORE_MS ||
          other.fromMs > trouble.fromMs + CALM_AFTER_MS,
      ),
  );

/** After each end of a process: how long links that were up and went down because of it were down, ms. */
export const backTimes = (history: readonly Seen[], ends: readonly Pick<Trouble, "fromMs">[]): readonly number[] => {
  const links = Map.groupBy(
    history.filter((seen): seen is LinkSeen => seen.kind === "link"),
    ({ device, room }) => `${device} ${room}`,
  );
  return ends.flatMap(({ fromMs }) =>
    [...links.values()].flatMap((steps) => {
      const isTaken = (step: LinkSeen, n: number): boolean =>
        !step.isUp && steps[n - 1]?.isUp === true && step.atMs >= fromMs && step.atMs < fromMs + SEEN_DOWN_MS;
      const down = steps.findIndex(isTaken);
      const up = down < 0 ? undefined : steps.slice(down).find(({ isUp }) => isUp);
      return up === undefined ? [] : [up.atMs - fromMs];
    }),
  );
};
