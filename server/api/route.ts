import * as z from "zod";
import type { Act } from "#shared/policy/staff.policy.ts";
import type { StaffSession } from "#shared/schema/staff.ts";
import type { RoomIdentity } from "../services/identity/identity.port.ts";
import type { Measured } from "#shared/schema/measure.ts";
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
  | { readonly ok: true; readonly value: T; readonly status?: number; readonly setCookies?: readonly string[] }
  | { readonly ok: false; readonly refusal: Refusal; readonly setCookies?: readonly string[] };

/** A body that is no JSON: bytes, of one of these types, read by these limits. */
export type Upload = { readonly types: readonly string[]; readonly maxBytes: number; readonly maxMs: number };
/** An answer that is no JSON: bytes. */
export type FileAnswer = {
  readonly type: string;
  readonly cacheControl: string;
  /** Of a file that is saved, not shown: what it is called. */
  readonly saveAs?: string;
  /** It goes out as it is made: `output` is `streamSchema`. */
  readonly isStreamed?: true;
};

export type StaffPolicy = "staff_entry" | { readonly act: Act };
export const isStaffPolicy = (policy: Route["policy"]): policy is StaffPolicy =>
  policy === "staff_entry" || typeof policy === "object";
/** Who asks, of the staff. */
export type StaffIdentity = RoomIdentity & StaffSession;

/** One route as the registry holds it: everything about it in one value. */
export type Route = {
  readonly method: Method;
  /** `:name` stands for one segment. */
  readonly path: string;
  readonly summary: string;
  /**
   * Requests without a session are refused before anything else is looked at. `stepped_up`: for what would give an account
   * away; refused with `step_up_needed` unless its person showed in the last minutes that it is them. Of what is the
   * staff's, everybody else hears what is said of an address at which there is nothing (`not_found`): `staff_entry` takes
   * a role and stepping up, an act a staff session whose role may do it.
   */
  readonly policy: "anyone" | "signed_in" | "stepped_up" | StaffPolicy;
  /** A user's, or an address' where nobody is signed in. */
  readonly limit: RateLimit;
  /** As what measures make it rarer. */
  readonly measured?: Measured;
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly body: z.ZodType | null;
  /** A body that may be sent, for whoever reads the document. */
  readonly example?: unknown;
  /** In place of `body`: what is handled is the bytes. */
  readonly upload: Upload | null;
  /** The answer is the bytes that `output` lets through. */
  readonly file: FileAnswer | null;
  /** What is not in it does not leave the server. */
  readonly output: z.ZodType;
  /**
   * Makes something: it takes an Idempotency-Key, and a repeat gets the first answer. That is kept for a day, so it may
   * hold no secret and set no cookie. What has a client's key in its body needs none.
   */
  readonly creates?: boolean;
  /**
   * Whose the things are that parameters, query or body name by id. `object`: theirs who made or got them, nobody else's
   * business; `public`: everybody's to ask for, unless somebody blocked them; `self`: none but one's own. Left out where
   * no id is named. The route matrix (`server/route-matrix.test.ts`) holds it to that.
   */
  readonly owner?: "self" | "object" | "public";
  /** Somebody who is suspended may ask it too: to know why, to appeal, and for the rights over their data. */
  readonly whileSuspended?: boolean;
  /** Refusals this route has of its own. */
  readonly refusals: readonly Refusal["code"][];
  /** The browser itself comes here, sent by another site (`page.route.ts`). */
  readonly isPage: boolean;
  readonly handle: (asked: Asked<never, never, never, never>, headers: Headers) => Promise<Reply<unknown>>;
};

type Given<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType | null, O extends z.ZodType, L> = Omit<
  Route,
  "params" | "query" | "body" | "upload" | "file" | "output" | "refusals" | "isPage" | "handle" | "policy"
> & {
  readonly policy: L;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly upload?: Upload;
  readonly file?: FileAnswer;
  readonly output: O;
  readonly refusals?: Route["refusals"];
  readonly handle: (
    asked: Asked<
      z.output<P>,
      z.output<Q>,
      B extends z.ZodType ? z.output<B> : null,
      L extends "anyone" ? null : L extends { readonly act: Act } ? StaffIdentity : RoomIdentity
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
    upload: null,
    file: null,
    isPage: false,
    ...given,
    params: given.params ?? nothing,
    query: given.query ?? nothing,
    body: given.body ?? null,
    // The dispatcher parses with the very schemas the handler's types come from.
    handle: given.handle as Route["handle"],
  };
}

/** Bytes as they are made, of a `file` that is streamed. */
export const streamSchema = z.instanceof(ReadableStream<Uint8Array>);
/** Bytes as a handler gets them (`upload`) or gives them (`file`). */
export const bytesSchema = z.instanceof(Uint8Array<ArrayBuffer>);
