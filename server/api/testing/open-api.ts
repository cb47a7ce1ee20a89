import type { Letter } from "../../platform/mail/mailer.ts";
import { createMemoryIdentity } from "../../services/identity/identity.memory.ts";
import { createMemoryWorld } from "../../services/testing/memory-world.ts";
import { createFakeProvider } from "../../services/testing/fake-provider.ts";
import { createDispatch } from "../dispatch.ts";
import { Limits } from "../limits.ts";
import { createRoutes } from "../registry.ts";

export const BEING = { colour: "sage", texture: "plain" };

const isJson = ({ headers }: Response): boolean => headers.get("content-type")?.includes("json") === true;

/** Every route over a memory world, and somebody who is signed in. */
export async function openApi() {
  const world = createMemoryWorld();
  const accounts = createMemoryIdentity({ addGuest: (name) => world.addUser(name), nowMs: world.clockMs });
  const letters: Letter[] = [];
  const fake = createFakeProvider();
  const ways = world.waysIn(accounts, (letter) => void letters.push(letter), undefined, fake);
  const failures: string[] = [];
  const routes = createRoutes({
    ...world,
    accounts,
    ...ways,
    pingDatabase: async () => undefined,
    isAcceptingRooms: () => true,
  });
  let nowMs = 0;
  const dispatch = createDispatch({
    routes,
    accounts,
    stepUp: ways.stepUp,
    staff: ways.staff,
    limits: new Limits(),
    keptAnswers: world.keptAnswers,
    nowMs: () => nowMs,
    onFailure: (kind, path) => failures.push(`${kind} ${path}`),
  });
  const userId = await world.addUser("Fern");
  // Whoever becomes an account has said it.
  await ways.ages.say(userId, "25_34");
  const cookie = `hugmood.session_token=${accounts.tokenFor(userId)}`;
  const ask = async (
    method: string,
    target: string,
    options: { body?: unknown; cookie?: string; type?: string; address?: string; key?: string; origin?: string } = {},
  ) => {
    const body =
      options.body === undefined
        ? null
        : typeof options.body === "string" || options.body instanceof Uint8Array
          ? (options.body as string | Uint8Array<ArrayBuffer>) // as: one of the two
          : JSON.stringify(options.body);
    const headers = new Headers(body === null ? {} : { "content-type": options.type ?? "application/json" });
    if (options.cookie !== undefined) headers.set("cookie", options.cookie);
    if (options.origin !== undefined) headers.set("origin", options.origin);
    if (options.key !== undefined) headers.set("idempotency-key", options.key);
    const response = await dispatch(new Request(`http://127.0.0.1${target}`, { method, headers, body }), {
      address: options.address ?? "127.0.0.1",
    });
    if (response === null) return null;
    return {
      status: response.status,
      headers: response.headers,
      /** Empty for a file. */
      json: (isJson(response) ? await response.json() : {}) as Record<string, unknown>,
    };
  };
  return {
    world,
    ways,
    accounts,
    letters,
    fake,
    work: ways.exports.work,
    routes,
    failures,
    userId,
    cookie,
    ask,
    pass: (ms: number) => (nowMs += ms),
  };
}
