const DAY_SECONDS = 24 * 3600;

/** How long a session lasts, and how many a person has. docs/security.md says why. */
export const SESSION_LIFE = {
  /** Left alone for so long, an account's session is over. */
  idleSeconds: 90 * DAY_SECONDS,
  /** Nobody can come back as a guest. */
  guestIdleSeconds: 365 * DAY_SECONDS,
  /** So long after its person last showed all that they sign in with, an account's session is over however it is used. */
  longestSeconds: 365 * DAY_SECONDS,
  /** Of one person; beyond it those end that were used longest ago. */
  most: 50,
} as const;
