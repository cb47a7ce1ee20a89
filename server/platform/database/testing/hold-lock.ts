import { lockDirectory } from "../directory.lock.ts";

/** A process that takes the directory of its first argument, says so, and stays. */
lockDirectory(process.argv[2] ?? "");
process.stdout.write("held\n");
setInterval(() => undefined, 1000);
