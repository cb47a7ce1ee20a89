import { Room, type AuthContext, type Client } from "@colyseus/core";
import {
  GROUP_HUG_REQUESTS,
  GroupHugState,
  type GroupHugInputName,
  type GroupHugRequest,
} from "#shared/schema/group-hug.ts";
import type { RoomPageFacts } from "#shared/schema/room-page.ts";
import { FRAMES_PER_SECOND_MAX, PRESSURE_PATCH_MS, REQUEST_LIMITS } from "#shared/schema/limits.ts";
import { CLOSE_BROKEN, CLOSE_RESTARTING } from "#shared/schema/protocol.ts";
import { BrokenInvariant, invariant, Unavailable } from "../../errors.ts";
import { command, leaveUnknown, type BodySchema, type Command, type Reply } from "../command.ts";
import { createPace, type Pace } from "../pace.ts";
import { createReplies } from "../replies.ts";
import type { RoomDeps } from "../room-deps.ts";
import { createRulesLoop, type RulesLoop } from "../rules-loop.ts";
import type { OpenPage } from "../room-pages.ts";
import { denied, holderOf, verifySeat } from "../seat.ts";
import { createTraffic } from "../traffic.ts";
import { pageOf } from "./group-hug.page.ts";
import { createTimeline } from "./group-hug.timeline.ts";
import { summaryOf } from "./group-hug.summary.ts";
import { createStateDigests, noteWrongState, sameForAll } from "../state-digests.ts";
import { mayPart } from "./group-hug.blocks.rules.ts";
import { carryOut, type Outside } from "./group-hug.effects.ts";
import type { GroupHugEffect } from "./group-hug.effect.rules.ts";
import { readParticipant, takeOver, type Participant } from "./group-hug.entry.ts";
import { createGroupHugInput } from "./group-hug.input.ts";
import { takeInput, type Hand, type Reach } from "./group-hug.inputs.ts";
import { projectGroupHug, projectPressed, projectPressures } from "./group-hug.project.ts";
import type { Person } from "./group-hug.people.rules.ts";
import { stepGroupHug, type GroupHugEvent } from "./group-hug.rules.ts";
import { factsOf } from "./group-hug.services.ts";
import { denialFor, feels, groupHugDueAtMs, isHeld, type GroupHug } from "./group-hug.state.rules.ts";

type Device = Client<{ auth: Participant; userData: Hand }>;

/**
 * What changes is sent by `#pace`; this only bounds Colyseus' own timer. Colyseus counts frames a second by a clock that
 * only its timer moves, so each message moves it, too.
 */
const IDLE_PATCH_MS = 60_000;

/** Who watches over rooms is told this often. */
const SUMMARY_MS = 250;

/** One group hug. Whatever it decides is written down, so a new owner goes on where this one ended. */
export class GroupHugRoom extends Room<{ state: GroupHugState; client: Device }> {
  override state = new GroupHugState();
  override patchRate = IDLE_PATCH_MS;
  override maxMessagesPerSecond = FRAMES_PER_SECOND_MAX;
  #deps!: RoomDeps; // set first in onCreate
  #hug!: GroupHug; // set in onCreate, before anybody joins
  #loop: RulesLoop<GroupHugEvent> | null = null;
  #pace: Pace | null = null;
  #digests: Pace | null = null;
  #summaries: Pace | null = null;
  #page: OpenPage | null = null;
  #timeline: ReturnType<typeof createTimeline> | null = null;
  #traffic: ReturnType<typeof createTraffic> | null = null;
  readonly #unwatches: (() => void)[] = [];
  /** Since pressure was shown last, more has changed than that. */
  #hasTurned = true;
  readonly #input = createGroupHugInput();
  readonly #replies = createReplies();

  override messages = {
    "group/ready": this.#on("group/ready"),
    "group/start": this.#on("group/start"),
    "group/choose": this.#on("group/choose"),
    "group/lock": this.#on("group/lock"),
    "group/cancel": this.#on("group/cancel"),
    "group/leave": this.#on("group/leave"),
    "group/press": this.#take("group/press"),
    "step/probe": this.#take("step/probe"),
    "step/report": this.#take("step/report"),
    "*": leaveUnknown,
  };

  override async onCreate({ groupHugId, deps }: { groupHugId?: string; deps: RoomDeps }): Promise<void> {
    invariant(groupHugId, "Matchmaking says which group hug it opens.");
    this.#deps = deps;
    const { hug, epoch, acts } = await takeOver(deps, groupHugId);
    this.#hug = hug;
    this.state.clockId = deps.clockId;
    projectGroupHug(null, hug, this.state);
    this.#pace = createPace(deps.clock, PRESSURE_PATCH_MS, () => this.#show());
    const traffic = createTraffic(deps.clock);
    this.#traffic = traffic;
    this.#summaries = createPace(deps.clock, SUMMARY_MS, () =>
      deps.roomBoard.report(summaryOf(this.#hug, traffic.now())),
    );
    this.#summaries.want();
    this.#timeline = createTimeline(deps.wallNowMs);
    this.#page = deps.roomPages.open(groupHugId, {
      page: () => this.#pageNow(),
      onLooked: (count) => {
        this.state.moderators = Math.min(count, 255);
        this.#pace?.want();
      },
    });
    this.#digests = createStateDigests(deps, this.clients, () => super.broadcastPatch(), sameForAll(this.state));
    const outside: Outside = {
      deps,
      ledger: { ...deps, id: groupHugId, epoch, downsMs: this.#input.downsMs },
      clients: this.clients,
      tell: (event) => void this.#tell(event),
      reply: this.#replies.give,
      onFailure: (error) => this.#fail(error),
      onLost: () => this.#close(CLOSE_RESTARTING),
    };
    this.#loop = createRulesLoop<GroupHug, GroupHugEvent, GroupHugEffect>({
      start: hug,
      step: stepGroupHug,
      dueAtMs: groupHugDueAtMs,
      clock: deps.clock,
      onState: (before, now) => this.#turn(before, now),
      onEffect: (effect) => carryOut(effect, outside),
      onBroken: (error) => this.#break(error),
    });
    this.#unwatches.push(
      deps.epochs.watch(
        { id: groupHugId, epoch, acts },
        () => this.#close(CLOSE_RESTARTING),
        () => void this.#tell({ kind: "acts_hinted" }),
      ),
      deps.roomActHints.subscribe(
        (id) => void ((id === groupHugId || this.#hug.people.has(id)) && this.#tell({ kind: "acts_hinted" })),
      ),
      deps.changes.subscribe(
        // Looked at here: most of what changes is about nobody in it.
        (userIds) => void (mayPart(this.#hug, userIds) && this.#tell({ kind: "blocks_hinted" })),
        () => void this.#tell({ kind: "hints_missed" }),
      ),
    );
  }

  // Matchmaking has put the seat's holder into `client.auth`.
  override async onAuth(client: Device, _options: unknown, context: AuthContext): Promise<Participant> {
    return readParticipant(this.#deps.people, await verifySeat(this.#deps.identity, context, client.auth));
  }
  override onJoin(client: Device): void {
    const { userId, name, being, hidden } = holderOf(client) as Participant; // as: what `onAuth` gave
    const denial = denialFor(this.#hug, { userId, hidden }, this.#deps.clock.nowMs());
    if (denial !== null) throw denied(denial);
    const refusal = this.#tell({ kind: "device_joined", deviceId: client.sessionId, userId, name, being, hidden });
    if (refusal) throw denied("try_later");
  }
  override onLeave(client: Device, code?: number): void {
    noteWrongState(this.#deps, "group-hug", code);
    const { userId } = holderOf(client);
    this.#input.forget(userId, client.sessionId);
    this.#tell({ kind: "device_left", deviceId: client.sessionId, userId });
  }
  override broadcastPatch(): boolean {
    const hasChanged = super.broadcastPatch();
    if (hasChanged) this.#digests?.want();
    return hasChanged;
  }
  override onBeforeShutdown(): void {
    void this.disconnect(CLOSE_RESTARTING);
  }
  override onDispose(): void {
    // Never opened.
    if (this.#loop === null) return;
    for (const unwatch of this.#unwatches) unwatch();
    this.#loop.end();
    this.#pace?.end();
    this.#digests?.end();
    this.#summaries?.end();
    this.#page?.end();
    this.#deps.roomBoard.gone(this.#hug.about.id);
    const setAside = Object.fromEntries(this.#hug.beats.setAside);
    this.#deps.log.debug({ left: this.#input.leftCounts(), setAside }, "a group hug's room ends");
  }

  #on(name: GroupHugRequest["name"]): Command {
    const schema: BodySchema<unknown> = GROUP_HUG_REQUESTS[name];
    return command(
      schema,
      (client, body) => this.#request(client as Device, { name, body } as GroupHugRequest), // as: a client of this room; its own schema has parsed it
      (error) => this.#fail(error),
    );
  }
  #request(client: Device, request: GroupHugRequest): Promise<Reply> {
    this.clock.tick();
    const design = request.name === "group/choose" ? factsOf(this.#deps.designs, request.body.design) : null;
    const limit = this.#deps.liveLimits.rateOf(request.name, REQUEST_LIMITS[request.name]);
    const of = { deviceId: client.sessionId, userId: holderOf(client).userId, request, design, limit };
    const reply = this.#replies.ask((requestId) => this.#tell({ kind: "request", requestId, ...of }));
    const sinceMs = this.#deps.clock.nowMs();
    void reply.then(({ kind }) => {
      this.#deps.counts.answered(this.#deps.clock.nowMs() - sinceMs, kind === "refuse");
      this.#count(kind === "refuse");
    });
    return reply;
  }

  #count(isRefused: boolean): void {
    this.#traffic?.count(isRefused);
    this.#summaries?.want();
  }

  #take(name: GroupHugInputName) {
    return (client: Device, body: unknown): void => {
      this.clock.tick();
      // Made once: of all that comes in, this comes most often.
      const { device, reach } = (client.userData ??= this.#handOf(client));
      takeInput(name, device, body, reach);
    };
  }
  #handOf(client: Device): Hand {
    const device = { deviceId: client.sessionId, userId: holderOf(client).userId };
    const reach: Reach = {
      input: this.#input,
      clock: this.#deps.clock,
      isActive: () => this.#hug.phase.kind === "active",
      onPressed: () => this.#pace?.want(),
      echo: (echo) => client.send("step/echo", echo),
      report: (report) => void this.#tell({ kind: "beat_reported", userId: device.userId, report }),
    };
    return { device, reach };
  }

  #tell(event: GroupHugEvent) {
    return this.#loop?.tell(event) ?? null;
  }
  #turn(before: GroupHug, now: GroupHug): void {
    this.#hug = now;
    this.#hasTurned = true;
    this.#timeline?.note(before, now);
    projectGroupHug(before, now, this.state);
    this.autoDispose = !isHeld(now);
    this.#pace?.want();
    this.#summaries?.want();
  }
  #show(): void {
    const pressed = this.#input.takePressed();
    const counts = (person: Person): boolean => feels(this.#hug, person);
    if (this.#hasTurned) projectPressures(this.#hug, this.#pressureOf, this.state);
    else projectPressed(this.#hug, pressed, counts, this.state);
    this.#hasTurned = false;
    this.#page?.changed();
    this.broadcastPatch();
  }
  readonly #pressureOf = (person: Person): number =>
    feels(this.#hug, person) ? this.#input.pressureOf(person.userId) : 0;
  #pageNow(): RoomPageFacts {
    const { clock, wallNowMs } = this.#deps;
    const events = this.#timeline?.events() ?? [];
    return pageOf(this.#hug, {
      events,
      pressureOf: this.#pressureOf,
      nowMs: clock.nowMs(),
      wallNowMs: wallNowMs(),
    });
  }

  #fail(error: unknown): void {
    if (error instanceof BrokenInvariant) return this.#break(error);
    if (error instanceof Unavailable) this.#deps.log.debug({ err: error }, "a group hug waits for the database");
    else this.#deps.log.error({ err: error }, "a change of a group hug failed");
  }
  #break(error: unknown): void {
    this.#deps.log.error({ err: error }, "a group hug broke an invariant and closes");
    this.#replies.refuseAll({ code: "server_error" });
    this.#close(CLOSE_BROKEN);
  }
  #close(code: number): void {
    this.#loop?.end();
    // A turn later: Colyseus sends nothing more to a client that it is closing, not even an answer.
    this.#deps.clock.after(0, () => void this.disconnect(code));
  }
}
