const NAME = "hugmood.session_token";
/** A cookie of before tokens were hashed has a signature after the token. */
const SIGNATURE = /\..*$/s;
const TOKEN_MAX_LENGTH = 200;

/** A cookie with a token: what is in it is known by its hash only. */
export type SessionCookie = {
  /** Null = there is none. */
  read(headers: Headers): string | null;
  /** A `Set-Cookie` value. */
  write(token: string): string;
  remove(): string;
};

/** `isSecure`: people come by https. `lastsSeconds`: from each write on. */
export const createSessionCookie = (isSecure: boolean, lastsSeconds: number): SessionCookie => {
  const name = isSecure ? `__Secure-${NAME}` : NAME;
  const pattern = new RegExp(`(?:^|;\\s*)${name.replace(".", "\\.")}=([^;]*)`);
  const set = (value: string, seconds: number) =>
    `${name}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
  return {
    read(headers) {
      const token =
        pattern
          .exec(headers.get("cookie") ?? "")?.[1]
          ?.replace(SIGNATURE, "")
          .trim() ?? "";
      return token === "" || token.length > TOKEN_MAX_LENGTH ? null : token;
    },
    write: (token) => set(token, lastsSeconds),
    remove: () => set("", 0),
  };
};
