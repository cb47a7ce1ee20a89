/** Who is at the other end of the connection, as the socket says; behind the site's entrance, whom limits count by (`network-of.ts`). */
export type Peer = { readonly address: string };

/**
 * All of our HTTP as one function, the same under every transport. The request's body, if any, is already read and within
 * BODY_MAX_BYTES. It never rejects.
 */
export type HttpHandler = (request: Request, peer: Peer) => Promise<Response>;

export const BODY_MAX_BYTES = 64 * 1024;
/** A request whose body has not arrived by then is answered 408 and its connection closed. */
export const BODY_MAX_MS = 10_000;
