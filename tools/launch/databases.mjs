import { DEFAULT_POSTGRES_URL, DEFAULT_REDIS_URL, probePostgres, probeRedis } from "../services.mjs";
import { isCi } from "./browser.mjs";
import { step, Stopped } from "./progress.mjs";

/**
 * Looks for a PostgreSQL for the storage tests. Its address goes into HUGMOOD_TEST_POSTGRES; without it they run on
 * the embedded database only and the rest is skipped. With CI or TEST_DATABASE_URL set, none is a failure.
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export const findPostgres = (env) =>
  find(env, {
    name: "PostgreSQL",
    label: "Postgres",
    from: "TEST_DATABASE_URL",
    into: "HUGMOOD_TEST_POSTGRES",
    otherwise: DEFAULT_POSTGRES_URL,
    probe: probePostgres,
    advice: "Set TEST_DATABASE_URL to one that may create databases.",
  });

/**
 * Looks for a Redis for the tests of many processes. Its address goes into HUGMOOD_TEST_REDIS; without it they are
 * skipped. With CI or TEST_REDIS_URL set, none is a failure.
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export const findRedis = (env) =>
  find(env, {
    name: "Redis",
    label: "Redis",
    from: "TEST_REDIS_URL",
    into: "HUGMOOD_TEST_REDIS",
    otherwise: DEFAULT_REDIS_URL,
    probe: probeRedis,
    advice: "Set TEST_REDIS_URL to one whose keys tests may write.",
  });

function find(env, { name, label, from, into, otherwise, probe, advice }) {
  return step(label, async (say) => {
    const named = env[from];
    const url = named || otherwise;
    const answer = await probe(url);
    const { host } = new URL(url);
    // An address somebody gave carries its own password; the tests will use it.
    if (answer === "open" || (named && answer === "locked")) {
      say(host);
      return { ...env, [into]: url };
    }
    const reason = answer === "locked" ? `the one at ${host} wants a password` : `none answers at ${host}`;
    if (named || isCi(env)) throw new Stopped(`No ${name} for the tests: ${reason}. ${advice}`);
    say(`${reason}: its tests are SKIPPED. ${advice}`);
    return { ...env, [into]: undefined };
  });
}
