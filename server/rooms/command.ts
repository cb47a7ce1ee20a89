import type { Client } from "@colyseus/core";
import type { Refusal } from "#shared/schema/refusal.ts";
import { Unavailable } from "../errors.ts";

/** What a request comes to, as its room decides. */
export type Reply =
  | { readonly kind: "ack"; readonly answer: unknown }
  | { readonly kind: "refuse"; readonly refusal: Refusal };

/** As far as a command needs zod. */
export type BodySchema<T> = {
  safeParse(
    value: unknown,
  ): { success: true; data: T } | { success: false; error: { issues: readonly { path: readonly PropertyKey[] }[] } };
};

/** As far as a command needs Colyseus' context; `id` is undefined for a message that asks no answer. */
type ReplyContext = { readonly id: number | undefined; reject(reason: Refusal): unknown };

export type Command = (client: Client, body: unknown, context: ReplyContext) => Promise<unknown> | undefined;

const PATH_MAX = 100;

/**
 * A message handler that reads the body with its schema and answers what `run` decides. Every refusal is a rejection
 * with a `Refusal`; the body is never logged. Sent without asking for an answer it is left: a change that nobody hears
 * the end of would be a change that may be lost.
 */
export const command = <T>(
  schema: BodySchema<T>,
  run: (client: Client, body: T) => Promise<Reply>,
  onFailure: (error: unknown) => void,
): Command => {
  return (client, message, context) => {
    if (context.id === undefined) return undefined;
    return answer(schema, message, (body) => run(client, body))
      .catch((error: unknown): Reply => {
        if (error instanceof Unavailable) {
          return { kind: "refuse", refusal: { code: "try_later", retryAfterMs: error.retryAfterMs } };
        }
        onFailure(error);
        return { kind: "refuse", refusal: { code: "server_error" } };
      })
      .then((reply) => (reply.kind === "ack" ? reply.answer : context.reject(reply.refusal)));
  };
};

const answer = async <T>(schema: BodySchema<T>, message: unknown, run: (body: T) => Promise<Reply>): Promise<Reply> => {
  const parsed = schema.safeParse(message);
  if (parsed.success) return run(parsed.data);
  const path = (parsed.error.issues[0]?.path ?? []).map(String).join(".").slice(0, PATH_MAX);
  return { kind: "refuse", refusal: { code: "bad_message", path } };
};

/**
 * For every message that is not a request we know: left, because Colyseus would end the connection. A request with an
 * unknown name never comes here (Colyseus itself answers it, with an error named `no_handler`), but one named `*` does.
 */
export const leaveUnknown = (_client: unknown, _name: unknown, bodyOrContext: unknown): void => {
  const reject: unknown = typeof bodyOrContext === "object" && bodyOrContext && Reflect.get(bodyOrContext, "reject");
  // No message can carry a function.
  if (typeof reject === "function") reject.call(bodyOrContext, { code: "bad_message", path: "" } satisfies Refusal);
};
