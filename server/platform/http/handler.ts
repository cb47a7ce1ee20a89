/** Who is at the other end of the connection, as the socket says; behind the site's entrance, whom limits count by (`network-of.ts`). */
export type Peer = { readonly address: string };

/** How much of a body is read, and by when. */
export type BodyLimit = { readonly maxBytes: number; readonly maxMs: number };

/** Addresses that take more than everybody's limit. Nothing of such a body is waited for before it was admitted. */
export type LargeBodies = {
  /** Null = the limit of all others. */
  limitOf(method: string, pathname: string): BodyLimit | null;
  /** By the request without its body: an answer that is no, or what to call when the body was dealt with or is gone. */
  admit(request: Request, peer: Peer): Promise<Response | (() => void)>;
};

/**
 * All of our HTTP as one function, the same under every transport. The request's body, if any, is already read and within
 * its limit. It never rejects.
 */
export type HttpHandler = {
  (request: Request, peer: Peer): Promise<Response>;
  readonly large?: LargeBodies | undefined;
};

export const BODY_MAX_BYTES = 64 * 1024;
/** A request whose body has not arrived by then is answered 408 and its connection closed. */
export const BODY_MAX_MS = 10_000;
export const BODY_LIMIT: BodyLimit = { maxBytes: BODY_MAX_BYTES, maxMs: BODY_MAX_MS };
