import { useNowMs } from "../../net/clock.ts";
import { whenWords } from "../../ui/when.ts";

/** What is shown is what this device knew then. `atMs` null = it is what there is. */
export const AsOf = ({ atMs }: { readonly atMs: number | null }) => {
  const nowMs = useNowMs(60_000);
  return atMs === null ? null : (
    <p className="moods__as-of">You are offline. This is as of {whenWords(atMs, nowMs)}.</p>
  );
};
