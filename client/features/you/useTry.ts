import { useEffect, useRef, useState } from "react";
import type { TouchPlayer } from "../../touch/TouchPlayer.ts";

/** Plays one tap of a strength 0..100, and says so where nothing can be felt. */
export const useTry = (): readonly [(cap: number) => void, string] => {
  const player = useRef<TouchPlayer | null>(null);
  const [said, setSaid] = useState("");
  useEffect(() => () => player.current?.stop(), []);
  const tryIt = async (cap: number) => {
    const { createBrowserTouchPlayer } = await import("../../touch/browser.touch.ts");
    player.current ??= await createBrowserTouchPlayer();
    player.current.tryStrength(cap);
    if (cap === 0) setSaid("At this strength nothing is felt.");
    else
      setSaid(
        player.current.isUsable
          ? "That was one tap."
          : "This device cannot vibrate. Hugs are seen here, and heard if you choose sound.",
      );
  };
  return [(cap) => void tryIt(cap), said];
};
