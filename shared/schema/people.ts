import * as z from "zod";
import type { PersonView } from "./hug.ts";
import { BIO_MAX, SEARCH_MAX, SEARCH_MIN, USERNAME_MAX, USERNAME_MIN, type FollowList } from "./people.limits.ts";
import { textSchema } from "./text.ts";
import { isReserved } from "./username.ts";

/**
 * The name in addresses: 3 to 30 of a-z, 0-9, `_` and `.`, small letters only, so that no two look alike by their script.
 * Begins with a letter, ends with a letter or digit, has no two signs in a row, and is none that could speak for us.
 */
export const usernameSchema = z
  .string()
  .max(USERNAME_MAX * 2)
  .transform((text) => text.trim().toLowerCase())
  .pipe(
    z
      .string()
      .min(USERNAME_MIN)
      .max(USERNAME_MAX)
      .regex(/^[a-z][a-z0-9]*([_.][a-z0-9]+)*$/, "needs a-z, 0-9, single _ or . between them, a letter first"),
  )
  .refine((text) => !isReserved(text), "is reserved");
/** A few lines about oneself; may be empty. */
export const bioSchema = textSchema(BIO_MAX);
/** What is left out stays as it is. */
export const aboutSchema = z.strictObject({ username: usernameSchema.optional(), bio: bioSchema.optional() });
export type About = z.infer<typeof aboutSchema>;
/** What is typed into the search: at least two characters once trimmed. */
export const searchSchema = textSchema(SEARCH_MAX).refine((text) => text.length >= SEARCH_MIN, "is too short");

/** Somebody in a list, and how the reader stands with them. */
export type ListedPerson = PersonView & {
  /** Empty for somebody who never chose one. */
  readonly username: string;
  /** The reader follows them. */
  readonly follows: boolean;
  /** They follow the reader. */
  readonly isFollowed: boolean;
};
/** Somebody whom friends of the reader are friends with. */
export type SuggestedPerson = ListedPerson & { readonly friendsInCommon: number };
export type PeoplePage = { readonly people: readonly ListedPerson[]; readonly next: string | null };

/** `open` = a hug needs no request; `asks` = the first one is a request; `off` = neither. */
export const HUGS_FROM = ["open", "asks", "off"] as const;
export type HugsFrom = (typeof HUGS_FROM)[number];

/** Somebody as one reader may know them; by `shared/policy`. */
export type PersonProfile = ListedPerson & {
  readonly bio: string;
  readonly isSelf: boolean;
  /** As the reader may count them: who is gone or blocked is in none. */
  readonly counts: Readonly<Record<FollowList, number>>;
  /** To the hour; null = never, or not for this reader. */
  readonly lastActiveMs: number | null;
  readonly seesActivity: boolean;
  readonly seesMoods: boolean;
  readonly mayFollow: boolean;
  /** Whether a hug of the reader needs a request. */
  readonly hugs: HugsFrom;
};
