import type { Being } from "#shared/schema/being.ts";

/** Somebody in a group hug, as the stage shows them. */
export type GroupMember = {
  /** Their place in `pressures`, 0 to 199, the same as long as they are in it. */
  readonly slot: number;
  readonly being: Being;
  /** Pressed "I'm in". */
  readonly isIn: boolean;
  readonly isHere: boolean;
  readonly isMe: boolean;
};
