import type { StoreApi } from "zustand/vanilla";
import type { CaseQueue } from "#shared/schema/case.ts";
import type { StaffMember, StaffSession } from "#shared/schema/staff.ts";
import { createCasesHttp, type AskStaff } from "./cases.http.ts";
import { createRoomActsHttp, roomPageOf, type RoomPageJson } from "./room-acts.http.ts";
import { createRestrictionsHttp } from "./restrictions.http.ts";
import { createCreate } from "./create.http.ts";
import { resultOf, type Http, type HttpAnswer } from "./http.client.ts";
import type { Identity } from "./identity.ts";
import { createRoomLink, type RoomLinkDeps } from "./room.link.ts";
import { createAuditHttp, createMeasuresHttp } from "./measures.http.ts";
import { createTokenSource } from "./room-token.ts";
import type { RoomsLink, RoomsSeen, StaffClient, WatchedRoom } from "./staff.port.ts";
import type { LinkState } from "./reconnect.rules.ts";
import type { ClientState, Told } from "./state.ts";

export type StaffHttpDeps = Omit<RoomLinkDeps, "token"> & {
  readonly http: Http;
  readonly uuid: () => string;
  readonly store: Pick<StoreApi<ClientState>, "getState">;
  readonly identity: Pick<Identity, "check">;
};
/** What only a browser can do. */
export type StaffDevice = {
  /** POSTs, and takes what comes as a file (a `Blob`); answers as `Http` does. */
  fetchFile(path: string): Promise<HttpAnswer>;
};
/** Takes no files. */
const PLAIN_DEVICE: StaffDevice = { fetchFile: async () => ({ kind: "failed", failure: { code: "offline" } }) };
/** The code of it: the first load does without. */
export type LoadStaff = () => Promise<(deps: StaffHttpDeps) => StaffClient>;

/** The moderation room's state as plain JSON: only one's own window is in it. */
export type ModerationJson = {
  readonly total: number;
  readonly people: number;
  readonly processes: number;
  readonly rooms?: Readonly<Record<string, WatchedRoom>>;
  readonly pages?: Readonly<Record<string, RoomPageJson>>;
  readonly windows?: Readonly<Record<string, { readonly matched: number; readonly ids: readonly string[] }>>;
  readonly health?: RoomsSeen["health"];
  readonly steps?: RoomsSeen["steps"];
  readonly cases?: Readonly<Partial<Record<keyof CaseQueue, number>>>;
  readonly caseChanges?: number;
};

const queueOf = ({ urgent, high, normal, overdue, unclaimed }: NonNullable<ModerationJson["cases"]>) =>
  urgent === undefined || high === undefined || normal === undefined || overdue === undefined || unclaimed === undefined
    ? null
    : { urgent, high, normal, overdue, unclaimed };

/** What is seen of all rooms, in the window's order. */
export const roomsSeenOf = ({
  total,
  people,
  processes,
  rooms = {},
  windows = {},
  health = {},
  steps = [],
  pages = {},
  cases = {},
  caseChanges = 0,
}: ModerationJson): RoomsSeen => {
  const [own] = Object.values(windows);
  const [page] = Object.values(pages);
  return {
    total,
    people,
    processes,
    matched: own?.matched ?? 0,
    rooms: (own?.ids ?? []).flatMap((id) => rooms[id] ?? []),
    health,
    steps,
    cases: queueOf(cases),
    caseChanges,
    page: page === undefined ? null : roomPageOf(page),
  };
};

const linkOf = ({ phase }: LinkState): RoomsLink => {
  if (phase.kind === "up") return "up";
  // Whoever is denied is not in a staff session any more, or not on the staff.
  if (phase.kind === "ended") return "over";
  return phase.kind === "joining" && phase.cause === "start" ? "joining" : "offline";
};

/** Acting as staff over HTTP, and the rooms of all processes. Bodies are the routes' documented answers. */
export const createStaffHttp = (deps: StaffHttpDeps, device: StaffDevice = PLAIN_DEVICE): StaffClient => {
  const hear = (answer: HttpAnswer): HttpAnswer => {
    // This device was signed out elsewhere.
    if (answer.kind === "signed_out") void deps.identity.check();
    return answer;
  };
  const ask: Http = async (...asked) => hear(await deps.http(...asked));
  const tell = <T>(answer: HttpAnswer): Told<T> => {
    if (answer.kind === "ok") return { ok: true, value: answer.body as T }; // as: each caller names its route's documented answer
    // To whoever is not on the staff there is nothing at its addresses; to the others it is said what is not there.
    if (answer.kind === "missing")
      return { ok: false, refusal: answer.isNowhere === true ? { code: "not_staff" } : answer.failure };
    const result = resultOf(answer);
    return { ok: false, refusal: result.ok ? { code: "server_error" } : result.refusal };
  };
  const create = createCreate({ ...deps, http: ask });
  const askStaff: AskStaff = async (...asked) => tell(await ask(...asked));
  return {
    cases: createCasesHttp(askStaff),
    roomActs: createRoomActsHttp(askStaff),
    restrictions: createRestrictionsHttp(askStaff, async (...asked) => tell(await create(...asked))),
    measures: createMeasuresHttp(askStaff),
    audit: createAuditHttp(askStaff, async (path) => tell<Blob>(hear(await device.fetchFile(path)))),
    session: async () => tell<StaffSession>(await ask("GET", "/api/staff/session")),
    begin: async () => tell<StaffSession>(await ask("POST", "/api/staff/session", {})),
    end: async () => resultOf(await ask("DELETE", "/api/staff/session")),
    async members() {
      const told = await askStaff<{ readonly members: readonly StaffMember[] }>("GET", "/api/staff/members");
      return told.ok ? { ok: true, value: told.value.members } : told;
    },
    setRole: (userId, role) => askStaff("PUT", `/api/staff/members/${encodeURIComponent(userId)}`, { role }),
    openRooms(first, { onSeen, onLink }) {
      const { me } = deps.store.getState();
      if (me === null || me === "unknown") return null;
      let look = first;
      let into: string | null = null;
      const room = createRoomLink(
        "moderation",
        { ...deps, token: createTokenSource(ask, me.id) },
        {
          options: () => ({}),
          onState: (json) => onSeen(roomsSeenOf(json as ModerationJson)), // as: the schema of our own protocol version
          onMessage: () => {},
          onDenied: (denial) => denial === "no_such_room",
          onChange: (state) => {
            const link = linkOf(state);
            onLink(link);
            if (link === "up" && state.join !== said) {
              // Only the first time is it because somebody came to the page.
              const byItself = said > 0 ? { byItself: true } : {};
              said = state.join;
              void room.request("rooms/look", { ...look, ...byItself });
              if (into !== null) void room.request("rooms/enter", { id: into, ...byItself });
            }
          },
        },
      );
      /** The join at which the look was said last. */
      let said = 0;
      room.start();
      return {
        look(next) {
          look = next;
          void room.request("rooms/look", look);
        },
        enter(id) {
          into = id;
          void room.request("rooms/enter", { id });
        },
        close: room.stop,
      };
    },
  };
};
