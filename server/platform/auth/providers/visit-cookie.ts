import type { SessionCookie } from "../session-cookie.ts";
import { createShortCookie } from "../short-cookie.ts";

/** As long as a visit may take. */
export const VISIT_SECONDS = 600;

/**
 * Binds a visit to the browser that began it. Behind https it also comes with a request from another site (SameSite=None), as
 * Apple's callback is one; on plain http no such cookie is possible, so a callback by POST from another site finds none.
 */
export const createVisitCookie = (isSecure: boolean): SessionCookie =>
  createShortCookie("hugmood.visit", { isSecure, seconds: VISIT_SECONDS, withOthers: true });
