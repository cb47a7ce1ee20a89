import type { Http, HttpAnswer } from "./http.client.ts";
import type { Clock } from "./platform.port.ts";

/** Asked so often at the most, before whoever asks is told that it did not work for now. */
export const CREATE_TRIES = 3;
export const CREATE_AGAIN_MS = 1_000;
const WAIT_MOST_MS = 5_000;

export type CreateDeps = { readonly http: Http; readonly clock: Pick<Clock, "after">; readonly uuid: () => string };
export type Create = (path: string, body: unknown) => Promise<HttpAnswer>;

/** Whether the server may have done it, or will. */
const isUnsure = (answer: HttpAnswer): answer is HttpAnswer & { readonly kind: "failed" } =>
  answer.kind === "failed" && ["offline", "try_later", "server_error"].includes(answer.failure.code);

/**
 * POSTs what creates something with an Idempotency-Key, so that however often it is said it is done once. The key stays
 * with what is asked until there is an answer: also when somebody presses again after it could not be reached.
 */
export const createCreate = ({ http, clock, uuid }: CreateDeps): Create => {
  const keys = new Map<string, string>();
  const wait = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));
  return async (path, body) => {
    const asked = `${path} ${JSON.stringify(body)}`;
    const key = keys.get(asked) ?? uuid();
    keys.set(asked, key);
    const say = () => http("POST", path, body, { "idempotency-key": `"${key}"` });
    let answer = await say();
    for (let tries = 1; tries < CREATE_TRIES && isUnsure(answer); tries += 1) {
      const { failure } = answer;
      const waitMs = "retryAfterMs" in failure ? failure.retryAfterMs : undefined;
      await wait(Math.min(waitMs ?? CREATE_AGAIN_MS, WAIT_MOST_MS));
      answer = await say();
    }
    if (!isUnsure(answer)) keys.delete(asked);
    return answer;
  };
};
