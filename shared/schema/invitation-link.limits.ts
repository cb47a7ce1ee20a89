export const INVITATION_DAYS = 30;
/** So many people come in by one link. */
export const INVITATION_USES_MAX = 20;
