import * as z from "zod";
import { lineSchema } from "#shared/schema/text.ts";
import { EASING_NAMES } from "./easings.ts";
import { hapticSchema } from "./haptic.format.ts";
import { PARTICLE_KINDS } from "./particles.ts";
import { POSE_RANGES, type PoseProperty } from "./pose.ts";

export const KEYS_MAX = 400;
export const EMITTERS_MAX = 8;
export const BEATS_MIN = 3;
export const BEATS_MAX = 60;
/** How long a design may last, by the number of people it is for. */
export const DURATIONS_MS = {
  two: { min: 500, max: 12_000 },
  group: { min: 30_000, max: 180_000 },
} as const;

const momentSchema = z.int().min(0).max(DURATIONS_MS.group.max);
const portionSchema = z.number().min(0).max(1);
const wordsSchema = (max: number) => lineSchema(max).refine((text) => text !== "", "must not be empty");

/** Keys in whole ms, strictly rising; the value is in the property's range (`pose.ts`). */
const trackSchema = (property: PoseProperty) =>
  z
    .array(
      z.strictObject({
        atMs: momentSchema,
        value: z.number().min(POSE_RANGES[property].min).max(POSE_RANGES[property].max),
        ease: z.enum(EASING_NAMES).optional(),
      }),
    )
    .min(1)
    .max(KEYS_MAX)
    .optional();

const tracksSchema = z.strictObject({
  lean: trackSchema("lean"),
  press: trackSchema("press"),
  lift: trackSchema("lift"),
  sway: trackSchema("sway"),
  tilt: trackSchema("tilt"),
  breath: trackSchema("breath"),
  glow: trackSchema("glow"),
  warmth: trackSchema("warmth"),
  ripple: trackSchema("ripple"),
  fade: trackSchema("fade"),
});

/** Particles born between two moments. Places and sizes are in the unit of `particles.ts`: for two, a being's width. */
const emitterSchema = z.strictObject({
  kind: z.enum(PARTICLE_KINDS),
  fromMs: momentSchema,
  toMs: momentSchema,
  perSecond: z.number().min(0.5).max(40),
  /** Long and small enough that particles drift and never flicker. */
  lifeMs: z.int().min(800).max(6000),
  size: z.number().min(0.005).max(0.08),
  x: z.number().min(-3).max(3),
  y: z.number().min(-3).max(3),
  spreadX: z.number().min(0).max(3),
  spreadY: z.number().min(0).max(3),
  /** Units a second. */
  driftX: z.number().min(-1).max(1),
  driftY: z.number().min(-1).max(1),
  /** How far it swings to the sides on its way. */
  wobble: z.number().min(0).max(0.5),
  alpha: portionSchema,
  /** Index into the palette. */
  colour: z.int().min(0).max(7),
});

/** What is seen, felt and told in a hug: `hugmood.design/1`. `validateDesign` checks what one field alone cannot say. */
export const designSchema = z.strictObject({
  format: z.literal("hugmood.design/1"),
  id: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, "must be a slug such as `long-breath`"),
  name: wordsSchema(40),
  description: wordsSchema(200),
  people: z.enum(["two", "group"]),
  durationMs: z.int().min(DURATIONS_MS.two.min).max(DURATIONS_MS.group.max),
  seed: z.int().min(0).max(0xffffffff),
  palette: z
    .array(z.string().regex(/^#[0-9a-fA-F]{6}$/, "must be a colour such as #FFC857"))
    .min(2)
    .max(8),
  /** When they hold each other: the recorded squeeze is stretched onto it. */
  hold: z.strictObject({ fromMs: momentSchema, toMs: momentSchema }),
  tracks: tracksSchema,
  particles: z.array(emitterSchema).max(EMITTERS_MAX),
  /**
   * Group designs only, BEATS_MIN to BEATS_MAX of them: the moments, in whole ms, strictly rising, that everybody shall meet
   * together and at which it is measured how closely they do (`shared/step`).
   */
  beats: z.array(momentSchema).max(BEATS_MAX).optional(),
  haptic: hapticSchema,
  /** For reduced motion: how close they stand throughout, and light. */
  reduced: z.strictObject({
    lean: portionSchema,
    press: portionSchema,
    tracks: tracksSchema.pick({ glow: true, warmth: true, fade: true }),
  }),
  /** For a screen reader: what the design is, what happens in it, and lines said as it goes. */
  words: z.strictObject({
    name: wordsSchema(40),
    whatHappens: wordsSchema(200),
    lines: z
      .array(z.strictObject({ atMs: momentSchema, text: wordsSchema(80) }))
      .min(1)
      .max(40),
  }),
});

export type Design = z.infer<typeof designSchema>;
export type Emitter = z.infer<typeof emitterSchema>;
