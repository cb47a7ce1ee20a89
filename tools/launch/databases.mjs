import { DEFAULT_POSTGRES_URL, probePostgres } from "../services.mjs";
import { isCi } from "./browser.mjs";
import { step, Stopped } from "./progress.mjs";

/**
 * Looks for a PostgreSQL for the storage tests. Its address goes into HUGMOOD_TEST_POSTGRES; without it they run on
 * the embedded database only and the rest is skipped. With CI or TEST_DATABASE_URL set, none is a failure.
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export function findPostgres(env) {
  return step("Postgres", async (say) => {
    const named = env.TEST_DATABASE_URL;
    const url = named || DEFAULT_POSTGRES_URL;
    const answer = await probePostgres(url);
    const { host } = new URL(url);
    // An address somebody gave carries its own password; the tests will use it.
    if (answer === "open" || (named && answer === "locked")) {
      say(host);
      return { ...env, HUGMOOD_TEST_POSTGRES: url };
    }
    const reason = answer === "locked" ? `the one at ${host} wants a password` : `none answers at ${host}`;
    const advice = "Set TEST_DATABASE_URL to one that may create databases.";
    if (named || isCi(env)) throw new Stopped(`No PostgreSQL for the tests: ${reason}. ${advice}`);
    say(`${reason}: its tests are SKIPPED. ${advice}`);
    return { ...env, HUGMOOD_TEST_POSTGRES: undefined };
  });
}
