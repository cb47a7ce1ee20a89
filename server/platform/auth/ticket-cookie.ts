import type { SessionCookie } from "./session-cookie.ts";
import { createShortCookie } from "./short-cookie.ts";

/** As long as a sign-in may wait for its code. */
const TICKET_SECONDS = 600;

/**
 * Carries the ticket of a sign-in that waits for a code from a provider's way back to our page, which no script reads and no
 * address holds. It comes with requests from our own pages only.
 */
export const createTicketCookie = (isSecure: boolean): SessionCookie =>
  createShortCookie("hugmood.ticket", { isSecure, seconds: TICKET_SECONDS, withOthers: false });
