import type { NEED_MESSAGE_MAX } from "#shared/schema/consent.ts";
import type { MESSAGE_MAX, NAME_MAX, REACTION_MESSAGE_MAX } from "#shared/schema/text.ts";
import { visibleLength } from "#shared/schema/visible-length.ts";

/** The lengths of `shared/schema/text.ts`, in visible characters; typed by them, because importing them would load the validators. */
export const NAME_LENGTH: typeof NAME_MAX = 40;
export const MESSAGE_LENGTH: typeof MESSAGE_MAX = 500;
export const NEED_LENGTH: typeof NEED_MESSAGE_MAX = 140;
export const REACTION_LENGTH: typeof REACTION_MESSAGE_MAX = 80;

/** Characters as a person counts them: a family emoji is one. */
export const lengthOf = visibleLength;
