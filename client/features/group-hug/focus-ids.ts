/** What may take a focus that was lost, in this order: the title of the end, the pad, what one waits for, the way in. */
export const END_TITLE_ID = "group-end";
export const PRESS_PAD_ID = "press-pad";
export const STATE_ID = "group-state";
export const IN_BUTTON_ID = "group-in";
export const FOCUS_IDS = [END_TITLE_ID, PRESS_PAD_ID, STATE_ID, IN_BUTTON_ID] as const;
