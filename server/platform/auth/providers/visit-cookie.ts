import type { SessionCookie } from "../session-cookie.ts";

/** As long as a visit may take. */
export const VISIT_SECONDS = 600;
const TOKEN = /^[\w-]{43}$/;

/**
 * Binds a visit to the browser that began it. Behind https it also comes with a request from another site (SameSite=None), as
 * Apple's callback is one; on plain http no such cookie is possible, so a callback by POST from another site finds none.
 */
export const createVisitCookie = (isSecure: boolean): SessionCookie => {
  const name = isSecure ? "__Host-hugmood.visit" : "hugmood.visit";
  const pattern = new RegExp(`(?:^|;\\s*)${name.replace(".", "\\.")}=([^;]*)`);
  const set = (value: string, seconds: number) =>
    `${name}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; ${isSecure ? "SameSite=None; Secure" : "SameSite=Lax"}`;
  return {
    read(headers) {
      const token = pattern.exec(headers.get("cookie") ?? "")?.[1]?.trim() ?? "";
      return TOKEN.test(token) ? token : null;
    },
    write: (token) => set(token, VISIT_SECONDS),
    remove: () => set("", 0),
  };
};
