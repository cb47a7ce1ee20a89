import type { Design } from "./design.format.ts";
import { POSE_PROPERTIES, POSE_RANGES, type PoseProperty } from "./pose.ts";
import { GAIN_MAX } from "./squeeze.gain.ts";
import { sampleTrack, type Key } from "./tracks.ts";

/**
 * A flash is a pair of opposing changes of 10 % or more of full scale (WCAG 2.2, 2.3.1, "general flash", with the
 * portion of full scale standing in for relative luminance, and without its allowance for small or bright areas).
 * As a strong squeeze makes everything up to 1.25 times as bright, 8 % counts here.
 */
export const FLASH_CHANGE = 0.1 / GAIN_MAX;
export const FLASHES_PER_SECOND_MAX = 3;
/** Three flashes are six opposing changes; a seventh within the second is the beginning of a fourth. */
const CHANGES_MAX = 2 * FLASHES_PER_SECOND_MAX;
/** `glow * fade` may turn between keys, so it is looked at this often. */
const GRID_MS = 20;

type Reading = { readonly atMs: number; readonly value: number };

/** The moments at which `readings` complete a change of `change` or more against the one before. */
const opposingChanges = (readings: readonly Reading[], change: number): number[] => {
  const times: number[] = [];
  let low = readings[0]?.value ?? 0;
  let high = low;
  let direction = 0;
  for (const { atMs, value } of readings) {
    if (direction >= 0) high = Math.max(high, value);
    if (direction <= 0) low = Math.min(low, value);
    if (direction >= 0 && high - value >= change) {
      direction = -1;
      low = value;
      times.push(atMs);
    } else if (direction <= 0 && value - low >= change) {
      direction = 1;
      high = value;
      times.push(atMs);
    }
  }
  return times;
};

/** When more than three flashes first fall into one second, or `undefined`. */
export const firstFlicker = (readings: readonly Reading[], change: number): number | undefined => {
  const times = opposingChanges(readings, change);
  return times.find((atMs, index) => (times[index + CHANGES_MAX] ?? Infinity) - atMs < 1000);
};

type Tracks = { readonly [P in PoseProperty]?: readonly Key[] | undefined };

const lightReadings = (tracks: Tracks, durationMs: number): Reading[] => {
  const moments = new Set<number>();
  for (let atMs = 0; atMs <= durationMs; atMs += GRID_MS) moments.add(atMs);
  for (const key of [...(tracks.glow ?? []), ...(tracks.fade ?? [])]) moments.add(key.atMs);
  return [...moments]
    .sort((a, b) => a - b)
    .map((atMs) => ({ atMs, value: sampleTrack(tracks.glow, 0, atMs) * sampleTrack(tracks.fade, 1, atMs) }));
};

/**
 * The first track that flashes, or `undefined`. Looked at are the light `glow * fade` and, each for itself, every
 * property: a body shaken faster than three times a second flashes at its edges, and a colour that comes and goes
 * is a flash too. Easings are monotone, so a track turns only at its keys.
 */
export const findFlicker = (
  tracks: Tracks,
  durationMs: number,
): { property: PoseProperty; atMs: number } | undefined => {
  for (const property of POSE_PROPERTIES) {
    const { min, max } = POSE_RANGES[property];
    const atMs = firstFlicker(tracks[property] ?? [], FLASH_CHANGE * (max - min));
    if (atMs !== undefined) return { property, atMs };
  }
  const atMs = firstFlicker(lightReadings(tracks, durationMs), FLASH_CHANGE);
  return atMs === undefined ? undefined : { property: "glow", atMs };
};

/** `findFlicker` for the full and the reduced variant, with the path of the track. */
export const findFlickerOf = (design: Design): { path: string; atMs: number } | undefined => {
  const full = findFlicker(design.tracks, design.durationMs);
  if (full !== undefined) return { path: `tracks.${full.property}`, atMs: full.atMs };
  const reduced = findFlicker(design.reduced.tracks, design.durationMs);
  return reduced && { path: `reduced.tracks.${reduced.property}`, atMs: reduced.atMs };
};
