import * as z from "zod";
import { APPEAL_MAX } from "./restriction.limits.ts";
import { categorySchema, statementSchema, type Category } from "./conduct.ts";

/** What keeps a person from something everywhere; what each stops is `shared/policy/restriction.policy.ts`. */
export const PERSON_RESTRICTIONS = ["hold_hugs", "limit", "suspend", "ban"] as const;
export type PersonRestriction = (typeof PERSON_RESTRICTIONS)[number];
/** What keeps a person from something in one group hug, for as long as that goes on. */
export const ROOM_RESTRICTIONS = ["mute", "remove"] as const;
export type RoomRestriction = (typeof ROOM_RESTRICTIONS)[number];
export const RESTRICTIONS = [...PERSON_RESTRICTIONS, ...ROOM_RESTRICTIONS] as const;
export type RestrictionKind = (typeof RESTRICTIONS)[number];

/** What restrictions come to for a person; the strongest holds. */
export const STANDINGS = ["suspended", "held", "limited"] as const;
export type Standing = (typeof STANDINGS)[number];

export const APPEAL_STATES = ["open", "upheld", "overturned", "changed"] as const;
export type AppealState = (typeof APPEAL_STATES)[number];

/** A restriction as the staff know it. */
export type Restriction = {
  readonly id: string;
  readonly userId: string;
  readonly kind: RestrictionKind;
  readonly category: Category;
  readonly statement: string;
  /** mute, remove: in which group hug. */
  readonly groupHugId: string | null;
  readonly caseId: string | null;
  readonly beginsAtMs: number;
  /** Null = for good, or as long as the group hug. */
  readonly endsAtMs: number | null;
  /** Null = gone. */
  readonly byId: string | null;
  readonly approvedById: string | null;
  /** Who did it may undo it until then. */
  readonly undoUntilMs: number;
  readonly liftedAtMs: number | null;
  readonly appeal: AppealState | null;
};

/** A restriction as the person concerned is told. */
export type OwnRestriction = Pick<Restriction, "id" | "kind" | "category" | "statement" | "beginsAtMs" | "endsAtMs"> & {
  readonly liftedAtMs: number | null;
  /** One may appeal until then. */
  readonly appealUntilMs: number;
  readonly appeal: AppealState | null;
  /** What was said to the appeal; empty until it is decided. */
  readonly answer: string;
};

/** An appeal as those who may decide it see it. */
export type AppealView = {
  readonly restriction: Restriction;
  readonly name: string;
  readonly words: string;
  readonly appealedAtMs: number;
};

/** Hours; null = for good. */
const hoursSchema = z
  .number()
  .positive()
  .max(24 * 366 * 10)
  .nullable();

/** What a moderator does to a person. */
export const restrictSchema = z.strictObject({
  kind: z.enum(PERSON_RESTRICTIONS),
  category: categorySchema,
  statement: statementSchema,
  hours: hoursSchema,
  caseId: z.uuid().toLowerCase().nullable().default(null),
});
export type Restrict = z.infer<typeof restrictSchema>;

export const appealSchema = z.strictObject({ words: z.string().trim().min(1).max(APPEAL_MAX) });
/** `hours`: `changed`: from now on; null = for good. */
export const decideAppealSchema = z.strictObject({
  state: z.enum(["upheld", "overturned", "changed"]),
  statement: statementSchema,
  hours: hoursSchema.default(null),
});
export type DecideAppeal = z.infer<typeof decideAppealSchema>;
