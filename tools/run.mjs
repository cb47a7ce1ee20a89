/**
 * `node tools/run.mjs <command> [arguments]`: everything a bare clone needs, then the command.
 * Plain JavaScript without dependencies, for any Node >= 18: it runs before there is anything else.
 */
import { commands, describeCommands } from "./launch/commands.mjs";
import { Stopped } from "./launch/progress.mjs";

const [name = "", ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;

if (!command) {
  console.error(name === "" ? "Which command?" : `There is no command "${name}".`);
  console.error(describeCommands());
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await command.run(args);
  } catch (problem) {
    if (!(problem instanceof Stopped)) throw problem;
    console.error(`\n${problem.message}`);
    process.exitCode = 1;
  }
}
