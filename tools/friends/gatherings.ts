import type { Clock } from "../../client/net/platform.port.ts";
import type { ClientState, GroupHugLive, GroupHugSession, HugMoodClient } from "../../client/net/state.ts";
import { reportBeats } from "./beat-reports.ts";
import { gatheringsDueAtMs, newGatherings, type GatheringAct, type GatheringsEvent } from "./gatherings.state.ts";
import { stepGatherings } from "./gatherings.rules.ts";

export type GatheringsDeps = {
  /** By place. */
  readonly clients: readonly HugMoodClient[];
  readonly seed: number;
  readonly clock: Clock;
  readonly onAct?: ((act: GatheringAct) => void) | undefined;
};

/** Lets simulated friends take part in group hugs; the returned function ends it. */
export const startGatherings = ({ clients, seed, clock, onAct }: GatheringsDeps): (() => void) => {
  let state = newGatherings(seed);
  let cancelTimer = () => {};
  let isStopped = false;
  const ids = new Map<number, string>();
  const sessions = new Map<number, GroupHugSession>();
  const reports = new Map<number, () => void>();

  const apply = (event: GatheringsEvent): void => {
    if (isStopped) return;
    const { state: next, acts } = stepGatherings(state, event, clock.nowMs());
    state = next;
    for (const act of acts) {
      onAct?.(act);
      void carryOut(act);
    }
    cancelTimer();
    const dueAtMs = gatheringsDueAtMs(state);
    cancelTimer =
      dueAtMs === null ? () => {} : clock.after(Math.max(10, dueAtMs - clock.nowMs()), () => apply({ kind: "time" }));
  };
  const rise = (friend: number) => {
    reports.get(friend)?.();
    reports.delete(friend);
    sessions.get(friend)?.close();
    sessions.delete(friend);
  };
  const join = (friend: number, groupHugId: string): void => {
    rise(friend);
    const session = clients[friend]?.openGroupHug(groupHugId) ?? null;
    if (session === null) return apply({ kind: "gone", friend });
    sessions.set(friend, session);
    reports.set(friend, reportBeats(session, clock));
    session.store.subscribe(({ denial, room }: GroupHugLive, before) => {
      if (sessions.get(friend) !== session) return;
      if (denial !== null && denial !== "hug_not_open") {
        rise(friend);
        apply({ kind: "gone", friend });
      } else if (room !== null && room !== before.room) apply({ kind: "room", friend, room });
    });
  };
  const carryOut = async (act: GatheringAct): Promise<void> => {
    const { friend } = act;
    const session = sessions.get(friend);
    switch (act.kind) {
      case "create": {
        const client = clients[friend];
        const { name, description, message, design, capacity } = act;
        const draft = {
          name,
          description,
          message,
          design,
          capacity,
          visibility: "listed",
          scheduledForMs: null,
        } as const;
        const created = await client?.createGroupHug({ ...draft, key: client.newKey() });
        return apply({ kind: "created", friend, groupHugId: created?.ok ? created.id : null });
      }
      case "join":
        return join(friend, act.groupHugId);
      case "press":
        return session?.press(act.pressure);
      case "go":
        return rise(friend);
      case "ready":
        return void (await session?.ready(true));
      case "start":
        return void (await session?.start());
      case "cancel":
        return void (await session?.cancel());
    }
  };
  const knowId = (friend: number, id: string): void => {
    const known = ids.get(friend);
    if (known === id) return;
    ids.set(friend, id);
    if (known !== undefined) {
      // The server forgot who this was: a seat of that person is not this one's.
      rise(friend);
      apply({ kind: "gone", friend });
    }
    if (ids.size < clients.length) return;
    apply({
      kind: "friends",
      ids: clients.map((_, place) => ids.get(place) ?? ""),
    });
  };
  let told: ClientState["groupHugs"] | null = null;
  const look = (
    friend: number,
    { me, connection, lobby, groupHugs, inbox }: ClientState,
    before: ClientState,
  ): void => {
    if (typeof me === "object" && me !== null) knowId(friend, me.id);
    if (inbox !== before.inbox) {
      for (const { groupHugId } of inbox.invitations) apply({ kind: "invited", friend, groupHugId });
    }
    // The first friend looks around for all. Who is in the lobby counts there.
    if (friend !== 0) return;
    const listed = connection.kind === "online" && lobby.count > 0 ? groupHugs : null;
    if (listed === told) return;
    told = listed;
    apply({ kind: "lobby", listed });
  };
  const stops = clients.map((client, friend) => client.store.subscribe((next, before) => look(friend, next, before)));
  return () => {
    isStopped = true;
    cancelTimer();
    for (const stop of stops) stop();
    for (const friend of sessions.keys()) rise(friend);
  };
};
