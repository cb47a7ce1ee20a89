import type { Design } from "./design.format.ts";
import { hapticEnvelopeInto } from "./haptic.envelope.ts";
import { mix } from "./hash.ts";
import { emitInto } from "./particles.ts";
import { createPose, POSE_PROPERTIES, POSE_RANGES, type Pose } from "./pose.ts";
import type { StillDesign } from "./reduced.ts";
import { lightGain, squeezeGain } from "./squeeze.gain.ts";
import { NO_SQUEEZE, type Squeeze } from "./squeeze.ts";
import { sampleTrack } from "./tracks.ts";

/**
 * Fills `out` with the pose of a hug at `tMs` since its start and returns it: the design, shaped by what was
 * recorded (`NO_SQUEEZE` for the design as written). press = min(1, press * gain(t)); touch = min(1, touch * gain(t)); glow = min(1, glow * light);
 * particles are as bright as glow (`squeeze.gain.ts` has the gains). A still design keeps its press.
 * `tMs` is clamped into the design, `seed` is any 32-bit integer. Allocates only while `out` has too few particles.
 * The same arguments give the same bits in every engine: only + - * / and integer hashing are used.
 */
export const sampleHugInto = (
  design: Design | StillDesign,
  squeeze: Squeeze,
  tMs: number,
  seed: number,
  out: Pose,
): Pose => {
  const t = tMs > 0 ? Math.min(tMs, design.durationMs) : 0;
  for (const property of POSE_PROPERTIES) {
    out[property] = sampleTrack(design.tracks[property], POSE_RANGES[property].rest, t);
  }
  hapticEnvelopeInto(design.haptic, t, out.haptic);

  const gain = squeezeGain(squeeze, design.hold, t);
  const light = lightGain(squeeze);
  if (!("isStill" in design)) out.press = Math.min(1, out.press * gain);
  out.glow = Math.min(1, out.glow * light);
  out.haptic.intensity = Math.min(1, out.haptic.intensity * gain);

  let count = 0;
  let stream = mix(seed ^ mix(design.seed));
  for (const emitter of design.particles) {
    stream = mix(stream + 1);
    count = emitInto(emitter, t, stream, light, out.particles, count);
  }
  out.particleCount = count;
  return out;
};

/** `sampleHugInto` into a pose of its own; every particle in it is valid. */
export const sampleHug = (design: Design | StillDesign, squeeze: Squeeze, tMs: number, seed: number): Pose => {
  const pose = sampleHugInto(design, squeeze, tMs, seed, createPose());
  pose.particles.length = pose.particleCount;
  return pose;
};

/** The design as its author wrote it, at `tMs`. */
export const sampleDesign = (design: Design | StillDesign, tMs: number, seed: number): Pose =>
  sampleHug(design, NO_SQUEEZE, tMs, seed);

/** `sampleDesign` for the frame loop: fills `out`, see `sampleHugInto`. */
export const sampleInto = (design: Design | StillDesign, tMs: number, seed: number, out: Pose): Pose =>
  sampleHugInto(design, NO_SQUEEZE, tMs, seed, out);
