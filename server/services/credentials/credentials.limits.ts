import type { RateLimit } from "#shared/schema/limits.ts";

/** What can be tried over and over, whoever tries it. Kept in the database, for all processes together. */
export const CREDENTIAL_LIMITS = {
  /** Tries at one account: far below the hundred of NIST SP 800-63B-4, 3.2.2, that a password must withstand. */
  signInOfMail: { burst: 10, perMinute: 0.5 },
  signInFromAddress: { burst: 60, perMinute: 20 },
  /** Letters to one mailbox. */
  lettersToMail: { burst: 3, perMinute: 0.1 },
  lettersFromAddress: { burst: 20, perMinute: 2 },
  registerOfPerson: { burst: 5, perMinute: 0.2 },
  mailOfPerson: { burst: 5, perMinute: 0.2 },
  passwordOfPerson: { burst: 10, perMinute: 0.5 },
} as const satisfies Readonly<Record<string, RateLimit>>;
