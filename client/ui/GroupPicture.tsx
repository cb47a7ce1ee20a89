import { useEffect, useEffectEvent, useRef, useState } from "react";
import { beingText } from "./being-names.ts";
import { BeingRing } from "./BeingRing.tsx";
import { useClient, useClientState } from "./client-context.ts";
import {
  createGroupScene,
  type GroupScene,
  type GroupSceneCue,
  type GroupSceneOptions,
  type SceneMember,
} from "./group-scene.ts";
import { KeepsakeRing } from "./KeepsakeRing.tsx";
import { useReducedMotion, useStageTheme } from "./media.ts";
import { createPlainScene } from "./plain-scene.ts";
import { touchAllowed } from "./touch-allowed.ts";
import "./hug-picture.css";
import "./group-picture.css";

/** What the picture is about: people who gather, a hug by its cue, or what is left of one. */
export type GroupShows =
  | { readonly kind: "gathering" }
  | { readonly kind: "cue"; readonly cue: GroupSceneCue }
  | { readonly kind: "keepsake" };

type GroupPictureProps = {
  readonly members: readonly SceneMember[];
  /** The same as long as it means the same: another cue is played from where it stands. */
  readonly shows: GroupShows;
  readonly isFelt: boolean;
  readonly hasSound: boolean;
  readonly pressures: () => Uint8Array;
  /** What the picture shows, for who cannot see it. */
  readonly label: string;
  /** The scene is there; null when it is gone. For what has to happen at once, in the press itself. */
  readonly onScene?: (scene: GroupScene | null) => void;
  readonly onLine: (text: string) => void;
  readonly onBeat?: (beat: number, rafTimeMs: number) => void;
  readonly onCount?: (secondsLeft: number) => void;
  readonly onEnd: () => void;
};

/** The stage of a group as an element of the page; beings in a ring stand in for it while it loads, or for good. */
export const GroupPicture = (props: GroupPictureProps) => {
  const { members, shows, isFelt, hasSound, label } = props;
  const client = useClient();
  const host = useRef<HTMLDivElement>(null);
  const [scene, setScene] = useState<GroupScene | null>(null);
  const [isDrawn, setIsDrawn] = useState(false);
  const theme = useStageTheme();
  const isReduced = useReducedMotion();
  const cap = useClientState((state) => touchAllowed(state.inbox).cap);
  const form = useClientState((state) => touchAllowed(state.inbox).form);
  const give = useEffectEvent((next: GroupScene | null) => props.onScene?.(next));
  const line = useEffectEvent((text: string) => props.onLine(text));
  const beat = useEffectEvent((index: number, rafTimeMs: number) => props.onBeat?.(index, rafTimeMs));
  const count = useEffectEvent((secondsLeft: number) => props.onCount?.(secondsLeft));
  const end = useEffectEvent(() => props.onEnd());
  const pressures = useEffectEvent(() => props.pressures());
  const look = useEffectEvent(() => ({ theme, isReduced }));

  useEffect(() => {
    const place = host.current;
    if (!place) return;
    let isGone = false;
    let own: GroupScene | null = null;
    const keep = (made: GroupScene) => {
      if (isGone) return made.destroy();
      own = made;
      setScene(made);
      give(made);
    };
    const options: GroupSceneOptions = {
      ...look(),
      touch: () => touchAllowed(client.store.getState().inbox),
      pressures: () => pressures(),
      onLine: (text) => line(text),
      onBeat: (index, rafTimeMs) => beat(index, rafTimeMs),
      onCount: (secondsLeft) => count(secondsLeft),
      onEnd: () => end(),
    };
    const build = async () => {
      // Whoever goes at once, as in React's strict mode, has no stage built.
      await Promise.resolve();
      if (isGone) return;
      try {
        keep(await createGroupScene(place, options));
        setIsDrawn(!isGone);
      } catch {
        keep(createPlainScene(options));
      }
    };
    void build();
    return () => {
      isGone = true;
      own?.destroy();
      setScene(null);
      setIsDrawn(false);
      give(null);
    };
  }, [client]);
  useEffect(() => scene?.setTheme(theme), [scene, theme]);
  useEffect(() => scene?.setReducedMotion(isReduced), [scene, isReduced]);
  useEffect(() => scene?.setMembers(members), [scene, members]);
  useEffect(() => scene?.setSound(hasSound), [scene, hasSound]);
  useEffect(() => scene?.setFelt(isFelt), [scene, isFelt]);
  useEffect(() => scene?.touchChanged(), [scene, cap, form]);
  useEffect(() => {
    if (shows.kind === "gathering") scene?.stop();
    if (shows.kind === "cue") scene?.play(shows.cue);
    if (shows.kind === "keepsake") scene?.showKeepsake();
  }, [scene, shows]);

  const beings = members.map(({ slot, being, isHere }) => ({ id: `${slot}`, being: beingText(being), isHere }));
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the picture is drawn on a canvas
    <div className="picture picture--group" data-drawn={isDrawn} role="img" aria-label={label}>
      <div ref={host} className="picture__canvas" aria-hidden="true" />
      {!isDrawn && shows.kind !== "keepsake" && <BeingRing beings={beings} />}
      {!isDrawn && shows.kind === "keepsake" && (
        <KeepsakeRing beings={beings.map(({ being }) => being)} size="min(60%, 280px)" />
      )}
    </div>
  );
};
