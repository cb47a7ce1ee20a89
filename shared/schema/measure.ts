import * as z from "zod";

/** For everybody, with an end: only people who have been here for a while (`raid`), or lower rates (`limit`). */
export const MEASURE_KINDS = ["raid", "limit"] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

/** What a measure can make rarer: requests by their names, and what is asked for elsewhere. */
export const MEASURED = [
  "hug/send",
  "hug/react",
  "need/ask",
  "group/invite",
  "group/ready",
  "group/start",
  "hugs_per_hour",
  "group_hugs",
  "joins",
  "guests",
] as const;
export type Measured = (typeof MEASURED)[number];
export const isMeasured = (name: string): name is Measured => MEASURED.some((one) => one === name);

export const MEASURE_MINUTES = { least: 10, most: 24 * 60 } as const;
/** Accounts as old as that count as new to a raid switch. */
export const NEW_FOR_MINUTES = { least: 60, most: 7 * 24 * 60 } as const;
/** Of the usual rate: a measure only ever makes it lower. */
export const MEASURE_PERCENT = { least: 5, most: 90 } as const;

const minutesSchema = z.int().min(MEASURE_MINUTES.least).max(MEASURE_MINUTES.most);
export const raidSettingsSchema = z.strictObject({
  newForMinutes: z.int().min(NEW_FOR_MINUTES.least).max(NEW_FOR_MINUTES.most),
});
export const limitSettingsSchema = z.strictObject({
  percent: z.int().min(MEASURE_PERCENT.least).max(MEASURE_PERCENT.most),
  of: z
    .array(z.enum(MEASURED))
    .min(1)
    .max(MEASURED.length)
    .refine((of) => new Set(of).size === of.length),
});
export const setRaidSchema = raidSettingsSchema.extend({ minutes: minutesSchema });
export const setLimitSchema = limitSettingsSchema.extend({ minutes: minutesSchema });

export type RaidSettings = z.infer<typeof raidSettingsSchema>;
export type LimitSettings = z.infer<typeof limitSettingsSchema>;
export type MeasureSettings =
  | { readonly kind: "raid"; readonly settings: RaidSettings }
  | { readonly kind: "limit"; readonly settings: LimitSettings };

/** A measure as the staff see it. */
export type Measure = MeasureSettings & {
  readonly id: string;
  /** ms since 1970. */
  readonly beginsAtMs: number;
  readonly endsAtMs: number;
  readonly byId: string;
  /** Null where there is no such account any more. */
  readonly byName: string | null;
  /** Null = not before its end. */
  readonly liftedAtMs: number | null;
};
