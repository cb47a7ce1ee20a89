/** A seeded bug, loaded into a server before its own program: a hug is answered for, and committed half a second later. */
// @ts-expect-error -- a part of the ORM that comes without types of its own
import pg from "pg";

const LATER_MS = 500;
type Query = (...args: readonly unknown[]) => Promise<unknown>;
const client = pg.Client.prototype as { query: Query }; // as: only the form that answers with a promise matters here
const query = client.query;

const textOf = (first: unknown): string => {
  const text = typeof first === "object" && first !== null ? Reflect.get(first, "text") : first;
  return typeof text === "string" ? text : "";
};

/** Calling it, and not the statement of a migration that makes it: a start must not be committed in its middle. */
const isDelivery = (text: string): boolean => /^\s*(?:select|with)\b/i.test(text) && text.includes("deliver_hugs(");

client.query = function (this: { query: Query }, ...args) {
  const delivers = isDelivery(textOf(args[0])) && !args.some((arg) => typeof arg === "function");
  if (!delivers) return query.apply(this, [...args]);
  return (async () => {
    await query.call(this, "begin");
    const answer = await query.apply(this, [...args]);
    setTimeout(() => void query.call(this, "commit").catch(() => {}), LATER_MS);
    return answer;
  })();
};
