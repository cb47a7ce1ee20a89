/**
 * What was pressed last on this device, beside what the room says of this person.
 *  W1  "I'm in" holds until the room says something newer, at the latest with its next word after it took it; a refusal
 *      and no answer end it.
 *  W2  "Not in any more" holds, whatever the room says meanwhile, until the room has taken it and says so too.
 *  W3  an answer counts for its own press.
 *  W4  who comes in again after leaving is not in on this device until they press "I'm in".
 */
export type Wish = {
  readonly isIn: boolean;
  /** What the room said when it was pressed. */
  readonly base: boolean;
  /** What the room had said last, as one object, when it had taken it; null = it has not. */
  readonly taken: { readonly room: object | null } | null;
};

/** For who comes in again after leaving. */
export const NOT_IN: Wish = { isIn: false, base: false, taken: { room: null } };

export const wishOf = (isIn: boolean, base: boolean): Wish => ({ isIn, base, taken: null });

/** What is left of a wish now that the room says this. */
export const toldBy = (wish: Wish | null, isIn: boolean, room: object | null): Wish | null => {
  if (wish === null) return null;
  if (!wish.isIn) return wish.taken !== null && !isIn ? null : wish;
  return wish.base === isIn && (wish.taken === null || wish.taken.room === room) ? wish : null;
};

/** What is left of a wish now that `own`, which may be an earlier one, was answered. */
export const answeredTo = (wish: Wish | null, own: Wish, isTaken: boolean, room: object | null): Wish | null => {
  if (wish !== own) return wish;
  if (isTaken) return { ...own, taken: { room } };
  return own.isIn ? null : own;
};
