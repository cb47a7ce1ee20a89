import * as z from "zod";
import type { RoomIdentity } from "../services/identity/identity.port.ts";
import type { RateLimit } from "#shared/schema/limits.ts";
import type { Refusal } from "#shared/schema/refusal.ts";

const nothing = z.strictObject({});

export type Method = "GET" | "POST" | "PUT" | "DELETE";

export type Asked<P, Q, B, W> = {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** Who asks; null = nobody is signed in. */
  readonly who: W;
  /** Where the request comes from, as far as that is known. */
  readonly address: string;
};
/** What a handler says. A refusal becomes its 4xx; an exception becomes 503 (`Unavailable`) or 500. */
export type Reply<T> =
  | { readonly ok: true; readonly file: ReplyFile }
  | { readonly ok: true; readonly value: T; readonly status?: number; readonly setCookies?: readonly string[] }
  | { readonly ok: false; readonly refusal: Refusal; readonly setCookies?: readonly string[] };
/** An answer that is saved, not read. */
export type ReplyFile = { readonly bytes: Uint8Array<ArrayBuffer>; readonly name: string; readonly type: string };

/** One route as the registry holds it: everything about it in one value. */
export type Route = {
  readonly method: Method;
  /** `:name` stands for one segment. */
  readonly path: string;
  readonly summary: string;
  /** Requests without a session are refused before anything else is looked at. */
  readonly policy: "anyone" | "signed_in";
  /** A user's, or an address' where nobody is signed in. */
  readonly limit: RateLimit;
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly body: z.ZodType | null;
  /** What is not in it does not leave the server. */
  readonly output: z.ZodType;
  /** Media type of a file, where the answer is one in place of JSON. */
  readonly fileType?: string;
  /** Refusals this route has of its own. */
  readonly refusals: readonly Refusal["code"][];
  readonly handle: (asked: Asked<never, never, never, never>, headers: Headers) => Promise<Reply<unknown>>;
};

type Given<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType | null, O extends z.ZodType, L> = Omit<
  Route,
  "params" | "query" | "body" | "output" | "refusals" | "handle" | "policy"
> & {
  readonly policy: L;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly output: O;
  readonly refusals?: Route["refusals"];
  readonly handle: (
    asked: Asked<
      z.output<P>,
      z.output<Q>,
      B extends z.ZodType ? z.output<B> : null,
      L extends "signed_in" ? RoomIdentity : null
    >,
    headers: Headers,
  ) => Promise<Reply<z.input<O>>>;
};

/** Writes down a route; what is left out takes nothing: any parameter, query or body is then refused. */
export function route<
  O extends z.ZodType,
  const L extends Route["policy"],
  P extends z.ZodType = typeof nothing,
  Q extends z.ZodType = typeof nothing,
  B extends z.ZodType | null = null,
>(given: Given<P, Q, B, O, L>): Route {
  return {
    refusals: [],
    ...given,
    params: given.params ?? nothing,
    query: given.query ?? nothing,
    body: given.body ?? null,
    // The dispatcher parses with the very schemas the handler's types come from.
    handle: given.handle as Route["handle"],
  };
}
