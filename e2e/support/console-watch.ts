import type { BrowserContext } from "@playwright/test";

/** Everything that a page of a context complains about: errors on the console, a violated policy, uncaught exceptions. */
export type ConsoleWatch = { readonly complaints: readonly string[] };

/** Being nobody yet is how everybody starts: the first question is answered with 401. */
const NOBODY_YET = /401 .*\/api\/me$/;

/** `provoked`: what is expected, as "text address" of a complaint. */
export const watchConsole = (context: BrowserContext, provoked: RegExp | null): ConsoleWatch => {
  const complaints: string[] = [];
  const add = (complaint: string): void => {
    if (!NOBODY_YET.test(complaint) && provoked?.test(complaint) !== true) complaints.push(complaint);
  };
  context.on("console", (message) => {
    if (message.type() === "error") add(`${message.text()} ${message.location().url}`);
  });
  context.on("weberror", (found) => add(`uncaught: ${found.error().stack ?? found.error().message}`));
  return { complaints };
};

/** A test that takes the server or the network away hears of requests that got no answer. */
export const NO_ANSWER = /net::ERR_|WebSocket (connection|is)|Failed to fetch|NetworkError|status of 50[0234]/;
