import type { MoodPlace } from "#shared/mood/emotion-words.ts";

/** One press of an arrow key. */
export const KEY_STEP = 0.05;
const PAGE_STEP = 0.2;

const within = (value: number): number => Math.min(1, Math.max(0, Math.round(value * 100) / 100));
const moved = (place: MoodPlace, across: number, up: number): MoodPlace => ({
  valence: within(place.valence + across),
  arousal: within(place.arousal + up),
});

/** The place under a pointer; beyond the field's border it is the border. */
export const placeAt = (
  field: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
  x: number,
  y: number,
): MoodPlace => ({
  valence: within((x - field.left) / field.width),
  arousal: within(1 - (y - field.top) / field.height),
});

/**
 * Where a key leads, or null if it leads nowhere. Arrows go a step, Page Up and Page Down go far up and down, Home and End
 * to the left and the right border. While nothing is chosen they start in the middle.
 */
export const placeAfterKey = (place: MoodPlace | null, key: string): MoodPlace | null => {
  const from = place ?? { valence: 0.5, arousal: 0.5 };
  switch (key) {
    case "ArrowLeft":
      return moved(from, -KEY_STEP, 0);
    case "ArrowRight":
      return moved(from, KEY_STEP, 0);
    case "ArrowUp":
      return moved(from, 0, KEY_STEP);
    case "ArrowDown":
      return moved(from, 0, -KEY_STEP);
    case "PageUp":
      return moved(from, 0, PAGE_STEP);
    case "PageDown":
      return moved(from, 0, -PAGE_STEP);
    case "Home":
      return { ...from, valence: 0 };
    case "End":
      return { ...from, valence: 1 };
    default:
      return null;
  }
};

const bandOf = (value: number): 0 | 1 | 2 | 3 | 4 =>
  value < 0.2 ? 0 : value < 0.4 ? 1 : value <= 0.6 ? 2 : value <= 0.8 ? 3 : 4;
const VALENCE = ["very unpleasant", "unpleasant", "neither pleasant nor not", "pleasant", "very pleasant"] as const;
const AROUSAL = ["very calm", "calm", "neither calm nor stirred", "stirred", "very stirred"] as const;

/** "pleasant, very calm" */
export const placeWords = ({ valence, arousal }: MoodPlace): string =>
  `${VALENCE[bandOf(valence)]}, ${AROUSAL[bandOf(arousal)]}`;

/** What a place says of how strongly it is felt, while nobody says more: how far it is from the middle. 0.1..1. */
export const intensityOf = ({ valence, arousal }: MoodPlace): number => {
  const away = Math.hypot(valence - 0.5, arousal - 0.5) / 0.6;
  return Math.max(0.1, within(away));
};
