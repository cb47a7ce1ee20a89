import { run } from "./child.mjs";
import { PROGRAM } from "./paths.mjs";
import { tookSince } from "./progress.mjs";
import { runTests } from "./tests.mjs";

/** Points the ORM's command line at our configuration; it would look only for a .js file. */
export const withOrmConfig = (env) => ({
  ...env,
  MIKRO_ORM_CLI_CONFIG: "./server/platform/database/mikro-orm.config.ts",
});

/** Everything that must hold before a change goes in; goes on after a failure, so that one run tells all. */
export async function check(ready) {
  const { node, env } = ready;
  const program =
    (...args) =>
    () =>
      run(node.path, args, env);
  const steps = {
    format: program(PROGRAM.oxfmt, "--check"),
    lint: program(PROGRAM.oxlint),
    types: program(PROGRAM.tsc, "--noEmit", "-p", "."),
    migrations: () => run(node.path, [PROGRAM.mikroOrm, "migration:check"], withOrmConfig(env)),
    tests: () => runTests(ready),
    sizes: program("tools/sizes.ts"),
  };
  const failed = [];
  for (const [name, work] of Object.entries(steps)) {
    console.log(`\n== ${name}`);
    const sinceMs = performance.now();
    const code = await work();
    console.log(`== ${name}: ${code === 0 ? "ok" : `failed (${code})`} after ${tookSince(sinceMs)}`);
    if (code !== 0) failed.push(name);
  }
  console.log(failed.length === 0 ? "\nEverything holds." : `\nDoes not hold: ${failed.join(", ")}.`);
  return failed.length === 0 ? 0 : 1;
}
