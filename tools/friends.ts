import { CIRCLE_MOST, startCircle } from "./friends/circle.ts";
import { openJars } from "./friends/jars.file.ts";
import { timers } from "./friends/node-client.ts";
import { parseOptions, USAGE, type Options } from "./friends/options.ts";

const options = ((): Options => {
  try {
    return parseOptions(process.argv.slice(2), process.env, CIRCLE_MOST);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    process.exit(2);
  }
})();

let stopCircle = () => {};
const stop = () => {
  stopCircle();
  // Rooms are told that the friends leave before the sockets go with the process.
  setTimeout(() => process.exit(0), 200);
};
process.once("SIGTERM", stop);
process.once("SIGINT", stop);

stopCircle = await startCircle({ ...options, jars: openJars(options.keep), clock: timers });
console.log(`${options.count} simulated friends look in at ${options.url}`);
