import * as z from "zod";
import { lineSchema } from "#shared/schema/text.ts";

export const HAPTIC_EVENTS_MAX = 600;
export const CURVE_KEYS_MAX = 240;
export const HAPTIC_DURATION_MAX_MS = 180_000;
/** The shortest hold; anything shorter is a tap. */
const HOLD_MIN_MS = 20;

const momentSchema = z.int().min(0).max(HAPTIC_DURATION_MAX_MS);
const portionSchema = z.number().min(0).max(1);

/** Key points in whole ms after the start of the hold, strictly rising, joined by straight lines. */
const curveSchema = z
  .array(z.strictObject({ atMs: momentSchema, value: portionSchema }))
  .min(1)
  .max(CURVE_KEYS_MAX);

/** Intensity 0 (nothing) to 1 (as strong as the device can); sharpness 0 (round) to 1 (crisp). */
const tapSchema = z.strictObject({
  kind: z.literal("tap"),
  atMs: momentSchema,
  intensity: portionSchema,
  sharpness: portionSchema,
});
const holdSchema = z.strictObject({
  kind: z.literal("hold"),
  atMs: momentSchema,
  durationMs: z.int().min(HOLD_MIN_MS).max(HAPTIC_DURATION_MAX_MS),
  intensity: curveSchema,
  sharpness: curveSchema,
});

/** What is felt: `hugmood.haptic/1`. Where events overlap, the stronger one is felt. */
export const hapticSchema = z.strictObject({
  format: z.literal("hugmood.haptic/1"),
  durationMs: z.int().min(1).max(HAPTIC_DURATION_MAX_MS),
  /** In order of `atMs`; none ends after `durationMs`. */
  events: z.array(z.discriminatedUnion("kind", [tapSchema, holdSchema])).max(HAPTIC_EVENTS_MAX),
  /** For somebody who sees touch instead of feeling it: a shape around the pair, as strong as the envelope. */
  asPicture: z.strictObject({
    shape: z.enum(["ring", "pulse", "halo", "ripple"]),
    colour: z.int().min(0).max(7),
  }),
  /** For somebody who hears it: the pitch of a tap and of a hold. */
  asSound: z.strictObject({
    thumpHz: z.number().min(30).max(200),
    breathHz: z.number().min(60).max(400),
  }),
  asWords: lineSchema(120).refine((words) => words !== "", "must not be empty"),
});

export type Haptic = z.infer<typeof hapticSchema>;
export type HapticEvent = Haptic["events"][number];
export type HapticTap = Extract<HapticEvent, { kind: "tap" }>;
export type HapticHold = Extract<HapticEvent, { kind: "hold" }>;
export type HapticCurve = HapticHold["intensity"];
