import { useEffect, useEffectEvent, useRef, useState, type RefObject } from "react";
import type { MoodPlace } from "#shared/mood/emotion-words.ts";
import type { MoodStage } from "../../stage/MoodStage.ts";
import { beingOf } from "../../ui/being-names.ts";
import { useReducedMotion, useStageTheme } from "../../ui/media.ts";

/** Draws the field with one's being inside `host`, and follows the place. `failed`: words and keys go on without it. */
export const useMoodStage = (
  host: RefObject<HTMLDivElement | null>,
  being: string,
  place: MoodPlace | null,
): "loading" | "there" | "failed" => {
  const stage = useRef<MoodStage | null>(null);
  const [state, setState] = useState<"loading" | "there" | "failed">("loading");
  const theme = useStageTheme();
  const isReduced = useReducedMotion();
  const now = useEffectEvent(() => ({ theme, reducedMotion: isReduced, place }));
  useEffect(() => {
    const where = host.current;
    if (where === null) return;
    let isGone = false;
    const open = async () => {
      const { createMoodStage } = await import("../../stage/MoodStage.ts");
      const opened = await createMoodStage(where, { being: beingOf(being), ...now() });
      if (isGone) return opened.destroy();
      stage.current = opened;
      opened.point(now().place);
      setState("there");
    };
    open().catch(() => {
      if (!isGone) setState("failed");
    });
    return () => {
      isGone = true;
      stage.current?.destroy();
      stage.current = null;
    };
  }, [host, being]);
  useEffect(() => stage.current?.point(place), [place]);
  useEffect(() => stage.current?.setTheme(theme), [theme]);
  useEffect(() => stage.current?.setReducedMotion(isReduced), [isReduced]);
  return state;
};
