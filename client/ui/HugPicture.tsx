import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { TouchLimit } from "#shared/schema/hug.ts";
import { beingOf } from "./being-names.ts";
import { useClient } from "./client-context.ts";
import { createHugScene, type HugScene } from "./hug-scene.ts";
import { useReducedMotion, useStageTheme } from "./media.ts";
import { touchAllowed, touchOfHug } from "./touch-allowed.ts";
import { Waiting } from "./Waiting.tsx";
import "./hug-picture.css";

type HugPictureProps = {
  /** `colour/texture` of the two; the one who hugs stands on the left. */
  readonly left: string;
  readonly right: string;
  /** What the picture shows, for who cannot see it. */
  readonly label: string;
  /** How a hug that came may touch, besides what is allowed to every hug. */
  readonly limit?: TouchLimit;
  /** The scene is ready to play; null when it is gone. */
  readonly onScene: (scene: HugScene | null) => void;
  readonly onLine?: (text: string) => void;
  readonly onEnd?: () => void;
};

/** The stage as an element of the page. */
export const HugPicture = ({ left, right, label, limit, onScene, onLine, onEnd }: HugPictureProps) => {
  const client = useClient();
  const host = useRef<HTMLDivElement>(null);
  const current = useRef<HugScene | null>(null);
  const [state, setState] = useState<"loading" | "there" | "failed">("loading");
  const theme = useStageTheme();
  const isReduced = useReducedMotion();
  const say = useEffectEvent((text: string) => onLine?.(text));
  const end = useEffectEvent(() => onEnd?.());
  const give = useEffectEvent((scene: HugScene | null) => onScene(scene));
  const options = useEffectEvent(() => ({ theme, isReduced }));
  const touch = useEffectEvent(() => {
    const { inbox } = client.store.getState();
    return limit === undefined ? touchAllowed(inbox) : touchOfHug(inbox, limit);
  });

  useEffect(() => {
    const place = host.current;
    if (!place) return;
    let isGone = false;
    const keep = (scene: HugScene) => {
      if (isGone) return scene.destroy();
      current.current = scene;
      setState("there");
      give(scene);
    };
    const pair = { left: beingOf(left), right: beingOf(right) };
    createHugScene(place, {
      ...pair,
      ...options(),
      touch: () => touch(),
      onLine: (text) => say(text),
      onEnd: () => end(),
    }).then(keep, () => {
      if (isGone) return;
      setState("failed");
      end();
    });
    return () => {
      isGone = true;
      current.current?.destroy();
      current.current = null;
      give(null);
    };
  }, [client, left, right]);
  useEffect(() => current.current?.setTheme(theme), [theme]);
  useEffect(() => current.current?.setReducedMotion(isReduced), [isReduced]);

  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the picture is drawn on a canvas
    <div className="picture" role="img" aria-label={label}>
      <div ref={host} className="picture__canvas" aria-hidden="true" />
      {state === "loading" && <Waiting text="Getting the two ready…" />}
      {state === "failed" && (
        <p className="picture__failed">The picture cannot be shown on this device. The hug itself is here.</p>
      )}
    </div>
  );
};
