import type { SessionCookie } from "./session-cookie.ts";

const TOKEN = /^[\w-]{43}$/;

/** A cookie with a secret of a few minutes, for this host only. `withOthers`: it comes with requests from other sites, too. */
export const createShortCookie = (
  name: string,
  options: { readonly isSecure: boolean; readonly seconds: number; readonly withOthers: boolean },
): SessionCookie => {
  const { isSecure, seconds, withOthers } = options;
  const whole = isSecure ? `__Host-${name}` : name;
  const pattern = new RegExp(`(?:^|;\\s*)${whole.replace(".", "\\.")}=([^;]*)`);
  // On plain http no cookie comes from another site.
  const sameSite = !withOthers ? "Strict" : isSecure ? "None" : "Lax";
  const set = (value: string, lasts: number) =>
    `${whole}=${value}; Max-Age=${lasts}; Path=/; HttpOnly; SameSite=${sameSite}${isSecure ? "; Secure" : ""}`;
  return {
    read(headers) {
      const token = pattern.exec(headers.get("cookie") ?? "")?.[1]?.trim() ?? "";
      return TOKEN.test(token) ? token : null;
    },
    write: (token) => set(token, seconds),
    remove: () => set("", 0),
  };
};
