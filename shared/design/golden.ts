import type { Design } from "./design.format.ts";
import { createPose, POSE_PROPERTIES, type Pose } from "./pose.ts";
import { reducedDesign } from "./reduced.ts";
import { sampleHugInto } from "./sample.ts";
import { NO_SQUEEZE, SQUEEZE_STEP_MS, type Squeeze } from "./squeeze.ts";

const STEP_MS = 10;
/** A press that grows, trembles and lets go: every branch of the gain is passed. */
const PRESS: Squeeze = {
  stepMs: SQUEEZE_STEP_MS,
  samples: [0, 20, 64, 120, 200, 255, 240, 255, 230, 250, 180, 90, 30, 0],
};

type Digest = { add(value: number): void; text(): string };

/** FNV-1a (Fowler, Noll, Vo 1991) twice, over the 32-bit halves of each double's bits in place of bytes. */
const createDigest = (): Digest => {
  const bits = new DataView(new ArrayBuffer(8));
  let low = 0x811c9dc5;
  let high = 0x811c9dc5;
  return {
    add(value) {
      bits.setFloat64(0, value);
      low = Math.imul(low ^ bits.getUint32(4), 0x01000193);
      high = Math.imul(high ^ bits.getUint32(0) ^ (low >>> 13), 0x01000193);
    },
    text: () => [high, low].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join(""),
  };
};

const addPose = (digest: Digest, pose: Pose): void => {
  for (const property of POSE_PROPERTIES) digest.add(pose[property]);
  digest.add(pose.haptic.intensity);
  digest.add(pose.haptic.sharpness);
  digest.add(pose.particleCount);
  for (let n = 0; n < pose.particleCount; n += 1) {
    const particle = pose.particles[n];
    if (particle === undefined) break;
    for (const value of [particle.x, particle.y, particle.size, particle.alpha, particle.colour, particle.turn]) {
      digest.add(value);
    }
  }
};

/**
 * 16 hex digits over the bits of every sample of a design, each 10 ms: as written, as squeezed, and reduced.
 * The same in every engine, or two people do not see the same hug.
 */
export const goldenDigest = (design: Design): string => {
  const digest = createDigest();
  const pose = createPose();
  const still = reducedDesign(design);
  for (let tMs = 0; tMs <= design.durationMs; tMs += STEP_MS) {
    addPose(digest, sampleHugInto(design, NO_SQUEEZE, tMs, 1, pose));
    addPose(digest, sampleHugInto(design, PRESS, tMs, 0x9e3779b9, pose));
    addPose(digest, sampleHugInto(still, PRESS, tMs, 1, pose));
  }
  return digest.text();
};
