import type { Failure } from "./state.ts";

/** `leaving`: the account is being erased, and until then that can be undone. */
const PASSING: ReadonlySet<Failure["code"]> = new Set([
  "offline",
  "dismissed",
  "leaving",
  "too_many",
  "try_later",
  "server_error",
]);

/** It says something of the moment and nothing of what was asked for: asked again later, the answer may be another. */
export const isPassing = ({ code }: Failure): boolean => PASSING.has(code);
