import { randomUUID } from "node:crypto";
import { createCookieFetch, type Jar } from "../../tools/friends/cookie-fetch.ts";
import type { Recorder } from "./history.ts";
import type { PostgresProcess } from "./postgres.process.ts";

const ROLES = ["moderator", "senior_moderator", null] as const;
const CHANGED_PEOPLE = 2;
/** Between two acts on one person. */
const PAUSE_MS = 150;
const AGAIN_MS = 200;
/** A process that hangs answers nobody; the same act is asked of another one then. */
const ANSWER_MAX_MS = 4_000;
const IDLE_MINUTES = 15;
const FACTOR = `insert into second_factors (user_id, secret, confirmed_at) values ($1, 'none that is asked for', now())`;
/** At the machine; in one statement also where a seeded bug keeps acts and entries apart. */
const MAKE_ADMIN = `
  with made as (insert into staff (user_id, role) values ($1, 'admin') returning user_id)
  select audit(null, 'operator', 'set_staff', 'user', user_id::text, '{"to": "admin"}') from made`;
const BEGIN = `select begin_staff_session(id, user_id, $2) from sessions where user_id = $1`;
/** Longer than any outage of a run: one that ended by itself would be lifted by nobody. */
const HOLD = { kind: "hold_hugs", category: "other", statement: "", hours: 1 };
const LOCK = { kind: "lock", category: "other", statement: "", minutes: null };
const OPEN = { capacity: 10, visibility: "link", scheduledForMs: null };
const GROUP_HUG = { name: "Locked", description: "", message: "", design: "half-minute", ...OPEN };
type Answer = { readonly status: number; readonly told: unknown };
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const json = { "content-type": "application/json" };

/** Somebody with an account, as far as it matters here. */
const comeIn = async (baseUrl: string, { rows }: Pick<PostgresProcess, "rows">, name: string) => {
  const jar: Jar = {};
  const ownFetch = createCookieFetch(baseUrl, jar, () => {});
  const body = JSON.stringify({ name, being: { colour: "sage", texture: "plain" } });
  const answer = await ownFetch(`${baseUrl}/api/guests`, { method: "POST", headers: json, body });
  const { id } = (await answer.json()) as { readonly id: string }; // as: what that route answers
  await rows("update users set is_anonymous = false where id = $1", [id]);
  return { id, ownFetch };
};

/** One that waits for its start: for longer than a run. */
const makeGroupHug = async (baseUrl: string, ownFetch: typeof fetch): Promise<string> => {
  const body = JSON.stringify({ ...GROUP_HUG, key: randomUUID() });
  const answer = await ownFetch(`${baseUrl}/api/group-hugs`, { method: "POST", headers: json, body });
  const { id } = (await answer.json()) as { readonly id: string }; // as: what that route answers
  return id;
};

/** Roles given and taken, a hold and a lock made and lifted, by the routes of the staff, until the returned function is called. */
export const actAsStaff = async (
  baseUrl: string,
  postgres: Pick<PostgresProcess, "rows">,
  record: Recorder,
): Promise<() => Promise<void>> => {
  const admin = await comeIn(baseUrl, postgres, "Admin");
  await postgres.rows(FACTOR, [admin.id]);
  await postgres.rows(MAKE_ADMIN, [admin.id]);
  await postgres.rows(BEGIN, [admin.id, IDLE_MINUTES]);
  let isOver = false;
  const askOnce = async (method: string, path: string, body: unknown): Promise<Answer | null> => {
    const signal = AbortSignal.timeout(ANSWER_MAX_MS);
    const said = body === undefined ? {} : { headers: json, body: JSON.stringify(body) };
    try {
      const answer = await admin.ownFetch(`${baseUrl}/api/staff/${path}`, { method, signal, ...said });
      return { status: answer.status, told: await answer.json() };
    } catch {
      return null;
    }
  };
  /** Asked again until it is done; null = there is nothing to do it to any more, or all is over. */
  const insist = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    for (; !isOver; await sleep(AGAIN_MS)) {
      const answer = await askOnce(method, path, body);
      if (answer?.status === 200) return answer.told;
      if (answer?.status === 404) return null;
    }
    return null;
  };
  const acted = (subject: string, act: string): void => record({ kind: "acted", atMs: Date.now(), subject, act });
  const changeRole = async (id: string): Promise<void> => {
    for (let turn = 0; !isOver; turn += 1) {
      const role = ROLES[turn % ROLES.length] ?? null;
      if ((await insist("PUT", `members/${id}`, { role })) !== null) acted(id, role ?? "none");
      await sleep(PAUSE_MS);
    }
  };
  const doAndLift = async (subject: string, act: string, path: string, body: unknown, liftPath: string) => {
    while (!isOver) {
      const made = await insist("POST", path, body);
      if (made !== null) {
        const { id } = made as { readonly id: string }; // as: what these routes answer
        acted(subject, `${act} ${id}`);
        await sleep(PAUSE_MS);
        if ((await insist("DELETE", `${liftPath}/${id}`)) !== null) acted(subject, `lift_${act} ${id}`);
      }
      await sleep(PAUSE_MS);
    }
  };
  const come = (name: string) => comeIn(baseUrl, postgres, name);
  const changed = await Promise.all(Array.from({ length: CHANGED_PEOPLE }, (_, n) => come(`Changed ${n}`)));
  const held = await come("Held");
  const host = await come("Host");
  const groupHug = await makeGroupHug(baseUrl, host.ownFetch);
  const acting = [
    ...changed.map(({ id }) => changeRole(id)),
    doAndLift(held.id, "hold_hugs", `people/${held.id}/restrictions`, HOLD, "restrictions"),
    doAndLift(groupHug, "lock_room", `group-hugs/${groupHug}/acts`, LOCK, `group-hugs/${groupHug}/acts`),
  ];
  return async () => {
    isOver = true;
    await Promise.all(acting);
  };
};
