import * as z from "zod";
import { route, type Asked, type Route } from "./route.ts";

const nothing = z.strictObject({});
/** One of our pages, and nothing that a browser reads as another site. */
const pageSchema = z.string().regex(/^\/(?![/\\])[\w/-]*(\?[\w&=-]*)?(#[\w-]*)?$/);

/** The address of a page of ours. */
export const pagePath = (path: string, query: Readonly<Record<string, string>> = {}, part = ""): string => {
  const search = new URLSearchParams(query).toString();
  return `${path}${search && `?${search}`}${part && `#${part}`}`;
};

type Given<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType | null> = Pick<
  Route,
  "method" | "path" | "summary" | "limit"
> & {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly handle: (
    asked: Asked<z.output<P>, z.output<Q>, B extends z.ZodType ? z.output<B> : null, null>,
    headers: Headers,
  ) => Promise<{ readonly to: string; readonly setCookies: readonly string[] }>;
};

/**
 * A route that another site sends the browser itself to: a body is a form, and every answer leads on to one of our pages, a
 * refusal to `/sign-in?why=<code>`.
 */
export const pageRoute = <
  P extends z.ZodType = typeof nothing,
  Q extends z.ZodType = typeof nothing,
  B extends z.ZodType | null = null,
>({
  handle,
  ...given
}: Given<P, Q, B>): Route => ({
  ...route({ ...given, policy: "anyone", output: pageSchema, handle: async () => ({ ok: true, value: "/" }) }),
  isPage: true,
  handle: async (asked, headers) => {
    const { to, setCookies } = await handle(asked, headers);
    return { ok: true, value: to, setCookies };
  },
});

const leadOn = (to: string): Headers => new Headers({ location: to, "cache-control": "no-store" });

/** Of a page's route, the answer that its browser can follow. */
export const asPage = async (answer: Response): Promise<Response> => {
  const said: unknown = await answer.json();
  const isRefused = answer.status >= 400;
  const code = isRefused ? (said as { code: string }).code : ""; // as every problem has it
  const headers = leadOn(isRefused ? pagePath("/sign-in", { why: code }) : pageSchema.parse(said));
  for (const cookie of answer.headers.getSetCookie()) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
};
