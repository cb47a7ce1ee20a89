import type { Emitter } from "./design.format.ts";
import { easings } from "./easings.ts";
import { mix, unit } from "./hash.ts";

export const PARTICLE_KINDS = ["embers", "petals", "motes", "stars"] as const;
export type ParticleKind = (typeof PARTICLE_KINDS)[number];

/**
 * Where the origin is the point between the two beings, x to the right, y up, and 1 is the width of a being. For a
 * group the origin is the middle of the ring and 1 is the radius of the closed body.
 */
export type Particle = {
  kind: ParticleKind;
  x: number;
  y: number;
  /** Radius. */
  size: number;
  /** 0..1. */
  alpha: number;
  /** Index into the design's palette. */
  colour: number;
  /** How far it has turned, in whole turns, 0..1. */
  turn: number;
};

/** Each particle lives between 0.75 and 1.25 of its emitter's `lifeMs`. */
export const LIFE_SPREAD = 0.25;

/** A sine-like wave of two parabolas, -1..1, one period per 1 of `turns`. */
const swing = (turns: number): number => {
  const f = turns - Math.floor(turns);
  return f < 0.5 ? 16 * f * (0.5 - f) : 16 * (f - 0.5) * (f - 1);
};

const fraction = (x: number): number => x - Math.floor(x);

/** Light in over the first quarter of a life, out over its second half. */
const presence = (age: number): number =>
  age < 0.25 ? easings.inOut(age * 4) : age < 0.5 ? 1 : easings.inOut((1 - age) * 2);

const blank = (): Particle => ({ kind: "motes", x: 0, y: 0, size: 0, alpha: 0, colour: 0, turn: 0 });

/**
 * Writes the particles of one emitter alive at `tMs` into `out` from index `start` on, reusing what is there, and
 * returns the next free index. The n-th particle is a function of (`seed`, n) alone: nothing is integrated, so any
 * moment can be asked for in any order. `strength` 0..1 dims them.
 */
export const emitInto = (
  emitter: Emitter,
  tMs: number,
  seed: number,
  strength: number,
  out: Particle[],
  start: number,
): number => {
  const periodMs = 1000 / emitter.perSecond;
  const born = Math.floor((emitter.toMs - emitter.fromMs) / periodMs);
  const oldest = Math.floor((tMs - emitter.lifeMs * (1 + LIFE_SPREAD) - emitter.fromMs) / periodMs) - 1;
  const newest = Math.floor((tMs - emitter.fromMs) / periodMs);
  let next = start;
  for (let n = Math.max(0, oldest); n <= newest && n < born; n += 1) {
    const own = mix(seed + n);
    const ageMs = tMs - emitter.fromMs - (n + unit(own, 0)) * periodMs;
    const lifeMs = emitter.lifeMs * (1 - LIFE_SPREAD + 2 * LIFE_SPREAD * unit(own, 1));
    if (ageMs < 0 || ageMs >= lifeMs) continue;
    const age = ageMs / lifeMs;
    const seconds = ageMs / 1000;
    const sway = emitter.wobble * swing(unit(own, 2) + seconds * (0.2 + 0.2 * unit(own, 3)));
    const particle = (out[next] ??= blank());
    particle.kind = emitter.kind;
    particle.x = emitter.x + emitter.spreadX * (2 * unit(own, 4) - 1) + emitter.driftX * seconds + sway;
    particle.y = emitter.y + emitter.spreadY * (2 * unit(own, 5) - 1) + emitter.driftY * seconds;
    particle.size = emitter.size * (0.7 + 0.6 * unit(own, 6)) * (1 - 0.3 * age);
    particle.alpha = Math.min(1, emitter.alpha * strength) * presence(age);
    particle.colour = emitter.colour;
    particle.turn = fraction(unit(own, 7) + seconds * 0.25 * (2 * unit(own, 8) - 1));
    next += 1;
  }
  return next;
};
