import type { GroupHugSession, HugMoodClient } from "../../client/net/state.ts";
import { reportBeats } from "../friends/beat-reports.ts";
import { timers } from "../friends/node-client.ts";
import type { Table } from "./tables.ts";

/** Ends early when all is over. */
export type Rest = (ms: number) => Promise<void>;
export type Life = { readonly isOver: () => boolean; readonly rest: Rest };

const AGAIN_MS = 5_000;
const TURN_MS = 4_000;
/** Until a table that only gathers is made anew. */
const TURNS_MAX = 60;
/** So many turns pass until one that ends is called off. */
const ENDS_AFTER = 5;

const phaseOf = (session: GroupHugSession): string => session.store.getState().room?.phase ?? "pending";

/** Comes into a group hug like a device without a screen; null: who is not signed in does not. */
const takePlace = (client: HugMoodClient, id: string): GroupHugSession | null => {
  const session = client.openGroupHug(id);
  if (session === null) return null;
  const stop = reportBeats(session, timers);
  return {
    ...session,
    close() {
      stop();
      session.close();
    },
  };
};

/** One group hug from its making to its end. */
const holdOnce = async (table: Table, host: HugMoodClient, guest: HugMoodClient, { isOver, rest }: Life) => {
  const { name, design, kind } = table;
  const words = { key: host.newKey(), name, description: "", message: "" };
  const made = await host.createGroupHug({
    ...words,
    design,
    capacity: 40,
    visibility: "listed",
    scheduledForMs: null,
  });
  const own = made.ok ? takePlace(host, made.id) : null;
  if (!made.ok || own === null) return rest(AGAIN_MS);
  let other = takePlace(guest, made.id);
  try {
    await rest(TURN_MS);
    for (let turn = 0; turn < TURNS_MAX && !isOver(); turn += 1) {
      await rest(TURN_MS);
      if (phaseOf(own) !== "pending" && phaseOf(own) !== "active") return;
      own.press((turn * 37) % 256);
      if (kind === "hugs") {
        if (phaseOf(own) === "active") continue;
        await Promise.all([own.ready(true), other?.ready(true)]);
        // Refused until both are in; then it is asked for again with the next turn.
        await own.start();
        continue;
      }
      // Whoever comes and goes, and presses "I'm in" or no longer.
      if (turn % 3 === 0) {
        other?.close();
        other = null;
      } else if (other === null) other = takePlace(guest, made.id);
      await own.ready(turn % 2 === 0);
      if (kind === "ends" && turn >= ENDS_AFTER) return void (await own.cancel());
    }
  } finally {
    other?.close();
    own.close();
  }
};

/** One group hug after the other at this table, until all is over. */
export const holdTable = async (table: Table, host: HugMoodClient, guest: HugMoodClient, life: Life): Promise<void> => {
  while (!life.isOver()) {
    await holdOnce(table, host, guest, life);
    await life.rest(AGAIN_MS);
  }
};
