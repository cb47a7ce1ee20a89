import * as z from "zod";
import type { PersonView } from "./hug.ts";

/** 32 random bytes, base64url. */
export const invitationTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The link one has, without its token, which is known to whoever made it only. */
export type InvitationLinkView = {
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  /** People who came by it. */
  readonly uses: number;
};

/** What a link tells whoever opens it. */
export type Invited = {
  readonly by: PersonView;
  /** Both follow each other already. */
  readonly areFriends: boolean;
};
