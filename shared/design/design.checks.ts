import type { DesignFault } from "./design.fault.ts";
import { BEATS_MAX, BEATS_MIN, DURATIONS_MS, type Design } from "./design.format.ts";
import { findFlickerOf } from "./flashes.ts";
import { eventDurationMs } from "./haptic.envelope.ts";
import { LIFE_SPREAD } from "./particles.ts";

/** Particles that may be alive at once, all emitters together. */
export const PARTICLES_ALIVE_MAX = 160;

type Timed = { readonly atMs: number };
type Found = DesignFault | undefined;

const inOrder = (items: readonly Timed[], path: string, endMs: number, isStrict: boolean): Found => {
  for (const [index, { atMs }] of items.entries()) {
    const before = items[index - 1]?.atMs ?? -1;
    const place = `${path}.${index}.atMs`;
    if (atMs < before || (isStrict && atMs === before)) {
      return { code: "out_of_order", path: place, reason: `Times rise along a list; ${atMs} comes after ${before}.` };
    }
    if (atMs > endMs) {
      return { code: "outside", path: place, reason: `${atMs} ms is after the end, which is at ${endMs} ms.` };
    }
  }
  return undefined;
};

const checkDuration = ({ people, durationMs }: Design): Found => {
  const { min, max } = DURATIONS_MS[people];
  if (durationMs >= min && durationMs <= max) return undefined;
  const reason = `A design for ${people === "two" ? "two" : "a group"} lasts ${min} to ${max} ms, not ${durationMs}.`;
  return { code: "wrong_duration", path: "durationMs", reason };
};

const checkWindow = (window: { fromMs: number; toMs: number }, path: string, endMs: number): Found => {
  if (window.fromMs < window.toMs && window.toMs <= endMs) return undefined;
  return { code: "outside", path, reason: `fromMs comes before toMs, and toMs not after the end at ${endMs} ms.` };
};

const checkTracks = (design: Design): Found => {
  const lists = [
    ...Object.entries(design.tracks).map(([name, keys]) => [`tracks.${name}`, keys] as const),
    ...Object.entries(design.reduced.tracks).map(([name, keys]) => [`reduced.tracks.${name}`, keys] as const),
  ];
  for (const [path, keys] of lists) {
    const fault = inOrder(keys ?? [], path, design.durationMs, true);
    if (fault) return fault;
  }
  return undefined;
};

const checkColour = (colour: number, path: string, design: Design): Found =>
  colour < design.palette.length
    ? undefined
    : { code: "outside", path, reason: `The palette has ${design.palette.length} colours, counted from 0.` };

const checkParticles = (design: Design): Found => {
  let alive = 0;
  for (const [index, emitter] of design.particles.entries()) {
    const path = `particles.${index}`;
    const fault =
      checkWindow(emitter, path, design.durationMs) ?? checkColour(emitter.colour, `${path}.colour`, design);
    if (fault) return fault;
    alive += (emitter.perSecond * emitter.lifeMs * (1 + LIFE_SPREAD)) / 1000;
  }
  if (alive <= PARTICLES_ALIVE_MAX) return undefined;
  const reason = `At most ${PARTICLES_ALIVE_MAX} particles live at once; perSecond times life gives ${Math.floor(alive)}.`;
  return { code: "too_many_particles", path: "particles", reason };
};

const checkHaptic = (design: Design): Found => {
  const { events, durationMs, asPicture } = design.haptic;
  if (durationMs > design.durationMs) {
    const reason = `Touch lasts no longer than its design, ${design.durationMs} ms; this lasts ${durationMs}.`;
    return { code: "wrong_duration", path: "haptic.durationMs", reason };
  }
  const fault =
    checkColour(asPicture.colour, "haptic.asPicture.colour", design) ??
    inOrder(events, "haptic.events", durationMs, false);
  if (fault) return fault;
  for (const [index, event] of events.entries()) {
    const path = `haptic.events.${index}`;
    if (event.atMs + eventDurationMs(event) > durationMs) {
      return { code: "outside", path, reason: `A touch ends before the pattern does, at ${durationMs} ms.` };
    }
    if (event.kind === "tap") continue;
    const curveFault =
      inOrder(event.intensity, `${path}.intensity`, event.durationMs, true) ??
      inOrder(event.sharpness, `${path}.sharpness`, event.durationMs, true);
    if (curveFault) return curveFault;
  }
  return undefined;
};

const checkBeats = ({ people, beats, durationMs }: Design): Found => {
  if (people === "two") {
    if (beats === undefined) return undefined;
    return { code: "wrong_beats", path: "beats", reason: "Only a design for a group has beats." };
  }
  const count = beats?.length ?? 0;
  if (count < BEATS_MIN) {
    const reason = `A design for a group has ${BEATS_MIN} to ${BEATS_MAX} beats, not ${count}.`;
    return { code: "wrong_beats", path: "beats", reason };
  }
  const fault = inOrder(
    (beats ?? []).map((atMs) => ({ atMs })),
    "beats",
    durationMs,
    true,
  );
  return fault && { ...fault, path: fault.path.replace(/\.atMs$/, "") };
};

const checkFlashes = (design: Design): Found => {
  const flicker = findFlickerOf(design);
  if (!flicker) return undefined;
  const reason = `More than 3 flashes within the second after ${flicker.atMs} ms can harm people with epilepsy.`;
  return { code: "too_many_flashes", path: flicker.path, reason };
};

/** What the form of single fields cannot say: order, ends, counts, beats, flashes. The first fault, or `undefined`. */
export const checkDesign = (design: Design): DesignFault | undefined =>
  checkDuration(design) ??
  checkWindow(design.hold, "hold", design.durationMs) ??
  checkTracks(design) ??
  checkParticles(design) ??
  checkHaptic(design) ??
  inOrder(design.words.lines, "words.lines", design.durationMs, true) ??
  checkBeats(design) ??
  checkFlashes(design);
