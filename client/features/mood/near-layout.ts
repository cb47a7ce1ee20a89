import { distanceOf, type MoodPlace } from "#shared/mood/emotion-words.ts";
import { moodRadiusPx } from "../../stage/mood-pad/compose-mood.ts";
import type { PadWord } from "./words.ts";

export type FieldSize = { readonly width: number; readonly height: number };
/** Where a word is drawn: its middle, px from the field's top left. */
export type DrawnWord = { readonly word: string; readonly x: number; readonly y: number; readonly isChosen: boolean };

type Box = { readonly x: number; readonly y: number; readonly halfWidth: number; readonly halfHeight: number };

/** Farther away than this a word is not shown. */
const REACH = 0.3;
/** Px: of a letter, around a word, and of the ring around the finger. */
const LETTER = 8.2;
const CHOSEN_LETTER = 11;
const PADDING = 14;
const HALF_HEIGHT = 14;
const CHOSEN_HALF_HEIGHT = 19;
const RING = 26;
/** A finger hides what is this near to its middle. */
const FINGER = 54;
const EDGE = 6;

const clamp = (value: number, from: number, to: number): number => Math.min(Math.max(value, from), Math.max(from, to));
const meet = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) < a.halfWidth + b.halfWidth && Math.abs(a.y - b.y) < a.halfHeight + b.halfHeight;
const inside = (box: Box, { width, height }: FieldSize): Box => ({
  ...box,
  x: clamp(box.x, box.halfWidth + EDGE, width - box.halfWidth - EDGE),
  y: clamp(box.y, box.halfHeight + EDGE, height - box.halfHeight - EDGE),
});

/** What the being fills, whatever its posture: no word hides its face. */
const beingBox = ({ width, height }: FieldSize): Box => {
  const radiusPx = moodRadiusPx({ widthPx: width, heightPx: height });
  return { x: width / 2, y: height * 0.55 - 0.3 * radiusPx, halfWidth: radiusPx, halfHeight: 1.2 * radiusPx };
};

/**
 * The chosen word above the finger, below it where there is no room, and those beside it where they lie, as far as none
 * covers another, nor the being. `top`, `bottom`: px at the field's edges that are taken.
 */
export const layWords = (
  place: MoodPlace,
  chosen: string,
  beside: readonly PadWord[],
  size: FieldSize,
  taken: { readonly top: number; readonly bottom: number },
): readonly DrawnWord[] => {
  const px = ({ valence, arousal }: MoodPlace) => ({ x: valence * size.width, y: (1 - arousal) * size.height });
  const finger: Box = { ...px(place), halfWidth: RING, halfHeight: RING };
  const isAbove = finger.y - FINGER - CHOSEN_HALF_HEIGHT > taken.top;
  const first = inside(
    {
      x: finger.x,
      y: finger.y + (isAbove ? -FINGER : FINGER),
      halfWidth: (chosen.length * CHOSEN_LETTER) / 2 + PADDING,
      halfHeight: CHOSEN_HALF_HEIGHT,
    },
    size,
  );
  const boxes: Box[] = [finger, first, beingBox(size)];
  const drawn: DrawnWord[] = [{ word: chosen, x: first.x, y: first.y, isChosen: true }];
  for (const near of beside) {
    if (distanceOf(near, place) > REACH) continue;
    const box = inside(
      { ...px(near), halfWidth: (near.word.length * LETTER) / 2 + PADDING, halfHeight: HALF_HEIGHT },
      size,
    );
    const isFree = box.y - HALF_HEIGHT > taken.top && box.y + HALF_HEIGHT < size.height - taken.bottom;
    if (!isFree || boxes.some((other) => meet(other, box))) continue;
    boxes.push(box);
    drawn.push({ word: near.word, x: box.x, y: box.y, isChosen: false });
  }
  return drawn;
};
