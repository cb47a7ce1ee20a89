import type { LinkState } from "./reconnect.rules.ts";
import type { Connection } from "./state.ts";

/** What a person is told of a link. One that ended by its room's word is online: the server answered, and says why. */
export const connectionOf = ({ phase }: LinkState): Connection => {
  switch (phase.kind) {
    case "idle":
      return { kind: "starting" };
    case "up":
      return { kind: "online" };
    case "offline":
      return { kind: "offline" };
    case "ended":
      return phase.why === "signed_out" || phase.why === "outdated" ? { kind: phase.why } : { kind: "online" };
    case "joining":
    case "waiting":
      if (phase.cause === "start") return { kind: "starting" };
      if (phase.cause === "restarting") return { kind: "restarting" };
      if (phase.cause === "unreachable") return { kind: "offline" };
      return { kind: "reconnecting", attempt: phase.attempt + 1 };
  }
};

/** Whether there is nothing new to tell. */
export const isSameConnection = (a: Connection, b: Connection): boolean =>
  a.kind === b.kind && (a.kind !== "reconnecting" || b.kind !== "reconnecting" || a.attempt === b.attempt);
