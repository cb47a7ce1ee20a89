import { Room, type AuthContext, type Client } from "@colyseus/core";
import { StateView } from "@colyseus/schema";
import {
  DEVICES_MAX,
  FRAMES_PER_SECOND_MAX,
  MODERATION_PATCH_MS,
  REQUEST_LIMITS,
  spend,
  type Bucket,
} from "#shared/schema/limits.ts";
import { STAFF_IDLE_MINUTES, type StaffSession } from "#shared/schema/staff.ts";
import type { RoomPageFacts } from "#shared/schema/room-page.ts";
import { MODERATION_REQUESTS, ModerationState, type Look, type ProcessHealth } from "#shared/schema/moderation.ts";
import { CLOSE_BROKEN, CLOSE_RESTARTING, CLOSE_STAFF_OVER } from "#shared/schema/protocol.ts";
import { invariant, Unavailable } from "../../errors.ts";
import { command, leaveUnknown, type Reply } from "../command.ts";
import { createPace, type Pace } from "../pace.ts";
import type { RoomDeps } from "../room-deps.ts";
import type { Watching } from "../room-board.ts";
import { denied, holderOf, verifySeat, type SeatHolder } from "../seat.ts";
import { createStateDigests, noteWrongState } from "../state-digests.ts";
import { viewDigests } from "../view-digests.ts";
import { projectHealth } from "./health.project.ts";
import { EMPTY_SERIES, takeHealth } from "./health.rules.ts";
import { projectCaseQueue } from "./case-queue.project.ts";
import { watchCaseQueue, type CaseQueueWatch } from "./case-queue.watch.ts";
import { projectModeration } from "./moderation.project.ts";
import { projectPages } from "./room-page.project.ts";
import { lookAt } from "./room-window.rules.ts";

type Seeing = {
  look: Look;
  /** The room it looks into; null = none. */
  into: string | null;
  endLook: () => void;
  bucket: Bucket | undefined;
};
type Watcher = Client<{ auth: SeatHolder; userData: Seeing }>;

const FIRST_LOOK: Look = { phases: [], search: "", sort: "since", isDescending: true, from: 0, count: 50 };
/** Whether staff sessions are still open is looked at this often. */
const STAFF_CHECK_MS = 5_000;
/** Colyseus' own timer: what changes is sent by the pace. */
const IDLE_PATCH_MS = 60_000;
const idOf = ({ userId, loginId }: SeatHolder) => ({ userId, sessionId: loginId });

/**
 * All rooms of all processes, for staff in a staff session: each device sees the window that it looks at. It holds nothing
 * that is not elsewhere. Acts on rooms and people are no messages of it: they are routes, each with its right.
 */
export class ModerationRoom extends Room<{ state: ModerationState; client: Watcher }> {
  override state = new ModerationState();
  override patchRate = IDLE_PATCH_MS;
  override maxMessagesPerSecond = FRAMES_PER_SECOND_MAX;
  #deps!: RoomDeps; // set first in onCreate
  #watching: Watching | null = null;
  #pace: Pace | null = null;
  #digests: Pace | null = null;
  #cases: CaseQueueWatch | null = null;
  #cancelCheck: (() => void) | null = null;
  /** By group hug: those into which somebody looks. */
  readonly #pages = new Map<string, RoomPageFacts>();
  #series = EMPTY_SERIES;
  /** Until when each staff session goes on as far as is known, on this process' clock. */
  readonly #endsAt = new WeakMap<Client, number>();

  override messages = {
    "rooms/look": command(
      MODERATION_REQUESTS["rooms/look"],
      (client, { byItself, ...look }) => this.#look(client as Watcher, look, byItself), // as: a client of this room
      (error) => this.#break(error),
    ),
    "rooms/enter": command(
      MODERATION_REQUESTS["rooms/enter"],
      (client, { id, byItself }) => this.#enter(client as Watcher, id, byItself), // as: a client of this room
      (error) => this.#break(error),
    ),
    "*": leaveUnknown,
  };

  override onCreate({ deps }: { deps: RoomDeps }): void {
    this.#deps = deps;
    this.#pace = createPace(deps.clock, MODERATION_PATCH_MS, () => this.#show());
    this.#digests = createStateDigests(
      deps,
      this.clients,
      () => super.broadcastPatch(),
      () => {
        const { rooms, windows, pages, total, people, processes, health, steps, cases, caseChanges } = this.state;
        const plain = { health: health.toJSON(), steps: steps.toJSON(), cases: cases.toJSON(), caseChanges };
        return viewDigests({ rooms, windows, pages }, { total, people, processes, ...plain });
      },
    );
    this.#watching = deps.roomBoard.watch(() => this.#pace?.want());
    this.#cases = watchCaseQueue(deps, () => this.#pace?.want());
    this.#checkSoon();
  }

  // Matchmaking has put the seat's holder into `client.auth`.
  override async onAuth(client: Watcher, _options: unknown, context: AuthContext): Promise<SeatHolder> {
    const holder = await verifySeat(this.#deps.identity, context, client.auth);
    if (!this.#heard(client, await this.#deps.staff.look(idOf(holder)))) throw denied("no_such_room");
    const own = [...this.clients].filter((other) => holderOf(other).userId === holder.userId);
    if (own.length >= DEVICES_MAX) throw denied("room_full");
    return holder;
  }
  override onJoin(client: Watcher): void {
    client.view = new StateView();
    client.userData = { look: FIRST_LOOK, into: null, endLook: () => {}, bucket: undefined };
    this.#pace?.want();
  }
  override onLeave(client: Watcher, code?: number): void {
    noteWrongState(this.#deps, "moderation", code);
    client.userData?.endLook();
    this.#pace?.want();
  }
  override onBeforeShutdown(): void {
    void this.disconnect(CLOSE_RESTARTING);
  }
  override onDispose(): void {
    this.#watching?.end();
    this.#cases?.end();
    this.#pace?.end();
    this.#digests?.end();
    this.#cancelCheck?.();
    this.#cancelCheck = null;
  }

  /** Does what a device asks, in its staff session, which goes on with that, unless the device asks by itself. */
  async #asked(client: Watcher, isByItself: boolean, work: (seeing: Seeing) => void): Promise<Reply> {
    const seeing = client.userData;
    invariant(seeing, "A device that asks has come in.");
    const spent = spend(REQUEST_LIMITS["rooms/look"], seeing.bucket, this.#deps.clock.nowMs());
    if (!spent.ok) return { kind: "refuse", refusal: { code: "too_many", retryAfterMs: spent.retryAfterMs } };
    seeing.bucket = spent.bucket;
    const { staff } = this.#deps;
    const who = idOf(holderOf(client));
    if (!this.#heard(client, isByItself ? await staff.look(who) : await staff.use(who))) {
      // After the answer.
      this.#deps.clock.after(0, () => client.leave(CLOSE_STAFF_OVER));
      return { kind: "refuse", refusal: { code: "staff_session_needed" } };
    }
    // Gone meanwhile.
    if (!this.clients.includes(client)) return { kind: "ack", answer: { ok: true } };
    work(seeing);
    this.#pace?.want();
    return { kind: "ack", answer: { ok: true } };
  }
  #look(client: Watcher, look: Look, isByItself = false): Promise<Reply> {
    return this.#asked(client, isByItself, (seeing) => {
      seeing.look = look;
    });
  }
  #enter(client: Watcher, id: string | null, isByItself = false): Promise<Reply> {
    return this.#asked(client, isByItself, (seeing) => {
      if (seeing.into === id) return;
      // First, so that the end finds nobody looking in any more.
      seeing.into = id;
      seeing.endLook();
      const end = id === null ? () => {} : this.#lookInto(id);
      seeing.endLook = () => {
        seeing.endLook = () => {};
        end();
      };
    });
  }
  #lookInto(id: string): () => void {
    const end = this.#deps.roomPages.look(id, (page) => {
      this.#pages.set(id, page);
      this.#pace?.want();
    });
    return () => {
      end();
      const isLookedInto = [...this.clients].some(({ userData }) => userData?.into === id);
      if (!isLookedInto) this.#pages.delete(id);
    };
  }

  #show(): void {
    const known = this.#watching?.known;
    if (known === undefined) return;
    let [total, people] = [0, 0];
    for (const rooms of known.values()) {
      total += rooms.size;
      for (const { here } of rooms.values()) people += here;
    }
    // Whoever looks at the same sees the same.
    const found = new Map<string, ReturnType<typeof lookAt>>();
    const foundBy = (look: Look) => {
      const key = JSON.stringify(look);
      const same = found.get(key) ?? lookAt(known, look);
      found.set(key, same);
      return same;
    };
    const viewers = [...this.clients].flatMap(({ sessionId, view, userData }) =>
      view && userData ? [{ deviceId: sessionId, view, found: foundBy(userData.look) }] : [],
    );
    const lookers = [...this.clients].flatMap(({ view, userData }) =>
      view && userData ? [{ view, into: userData.into }] : [],
    );
    projectPages(this.#pages, lookers, this.state);
    const health = this.#watching?.health ?? new Map<string, ProcessHealth>();
    this.#series = takeHealth(this.#series, [...health.values()], this.#deps.wallNowMs());
    projectHealth(health, this.#series.done, this.state);
    if (this.#cases !== null) projectCaseQueue(this.#cases, this.state);
    projectModeration({ total, people, processes: known.size }, viewers, this.state);
    super.broadcastPatch();
    this.#digests?.want();
  }

  #checkSoon(): void {
    this.#cancelCheck = this.#deps.clock.after(STAFF_CHECK_MS, () => void this.#check());
  }
  /** Keeps until when a staff session goes on; whether there is one. */
  #heard(client: Client, session: StaffSession | null): boolean {
    if (session === null) return false;
    const { clock, wallNowMs } = this.#deps;
    // The database's clock may be another one than this machine's; longer than a whole session nothing is left.
    const leftMs = Math.min(session.endsAtMs - wallNowMs(), STAFF_IDLE_MINUTES * 60_000);
    this.#endsAt.set(client, clock.nowMs() + leftMs);
    return true;
  }
  /** Sends whoever's staff session is over away; while the database does not answer, by what is known of it. */
  async #check(): Promise<void> {
    this.#cases?.look();
    for (const client of Array.from(this.clients)) {
      const isOpen = await this.#deps.staff.look(idOf(holderOf(client))).then(
        (session) => this.#heard(client, session),
        () => this.#deps.clock.nowMs() < (this.#endsAt.get(client) ?? 0),
      );
      if (!isOpen) client.leave(CLOSE_STAFF_OVER);
    }
    if (this.#cancelCheck !== null) this.#checkSoon();
  }

  #break(error: unknown): void {
    if (error instanceof Unavailable) return;
    this.#deps.log.error({ err: error }, "the moderation room failed and closes");
    // A turn later: Colyseus sends nothing more to a client that it is closing, not even an answer.
    this.#deps.clock.after(0, () => void this.disconnect(CLOSE_BROKEN));
  }
}
