import type { Connection } from "../net/state.ts";

export type ConnectionWords = {
  readonly tone: "calm" | "waiting" | "away";
  readonly text: string;
  readonly act?: "reload";
};

/** What is always visible about the connection. `waitingHugs` wait on this device for it. */
export const connectionWords = (connection: Connection, waitingHugs: number): ConnectionWords => {
  switch (connection.kind) {
    case "online":
      return { tone: "calm", text: "Connected" };
    case "starting":
      return { tone: "waiting", text: "Connecting…" };
    case "reconnecting":
      return { tone: "waiting", text: "Connection lost. Coming back…" };
    case "restarting":
      return { tone: "waiting", text: "HugMood is restarting. You stay where you are." };
    case "offline":
      return {
        tone: "away",
        text: `You are offline. ${waitingHugs === 1 ? "Your hug is kept and goes out" : waitingHugs > 1 ? `Your ${waitingHugs} hugs are kept and go out` : "What you send is kept and goes out"} as soon as you are back.`,
      };
    case "leaving":
    case "suspended":
    case "signed_out":
      return { tone: "away", text: "You are signed out." };
    case "outdated":
      return { tone: "away", text: "There is a newer HugMood. Reload to go on; nothing is lost.", act: "reload" };
  }
};
