import * as z from "zod";
import { ROOM_RESTRICTIONS } from "./restriction.ts";
import { categorySchema, statementSchema, type Category } from "./conduct.ts";

/** What the staff can do to a group hug as a whole. */
export const ROOM_ACTS = ["reminder", "lock", "slow", "close"] as const;
export type RoomActKind = (typeof ROOM_ACTS)[number];

/** A lock or a slowing lasts this long at the most, minutes. */
export const ROOM_ACT_MINUTES_MAX = 120;
/** While a group hug is slowed: one newcomer in so long, and one request of each person. */
export const SLOW_NEWCOMER_MS = 10_000;
export const SLOW_REQUEST_MS = 5_000;

const told = { category: categorySchema, statement: statementSchema };
const minutes = z.int().min(1).max(ROOM_ACT_MINUTES_MAX).nullable();
/** `minutes`: null = as long as the group hug. */
export const roomActSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("reminder"), ...told }),
  z.strictObject({ kind: z.literal("lock"), ...told, minutes }),
  z.strictObject({ kind: z.literal("slow"), ...told, minutes }),
  z.strictObject({ kind: z.literal("close"), ...told }),
]);
export type RoomAct = z.infer<typeof roomActSchema>;

/** What the staff can do to one person in a group hug; `minutes`: null = as long as the group hug. */
export const personActSchema = z.strictObject({ kind: z.enum(ROOM_RESTRICTIONS), ...told, minutes });
export type PersonAct = z.infer<typeof personActSchema>;

/** Something the staff did to a group hug that is in force, or was said last. */
export type RoomActView = {
  readonly id: string;
  readonly kind: RoomActKind;
  readonly category: Category;
  readonly statement: string;
  /** ms since 1970, of the database's clock. */
  readonly atMs: number;
  /** When it ends; null = with the group hug. */
  readonly untilMs: number | null;
};

/** Why words are shown that are covered otherwise. */
export const revealRoomSchema = z.strictObject({ category: categorySchema });
/** Words of a group hug that the staff's page covers. */
export type RoomWords = { readonly description: string; readonly message: string };
