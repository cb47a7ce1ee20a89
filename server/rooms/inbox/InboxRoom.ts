import { Room, type AuthContext, type Client } from "@colyseus/core";
import { INBOX_REQUESTS, InboxState, type InboxRequest } from "#shared/schema/inbox.ts";
import { DEVICES_MAX, FRAMES_PER_SECOND_MAX, REQUEST_LIMITS } from "#shared/schema/limits.ts";
import { CLOSE_BROKEN, CLOSE_RESTARTING, type JoinOptions } from "#shared/schema/protocol.ts";
import { BrokenInvariant, invariant, Unavailable } from "../../errors.ts";
import { command, leaveUnknown, type BodySchema, type Command, type Reply } from "../command.ts";
import type { Pace } from "../pace.ts";
import type { RoomDeps } from "../room-deps.ts";
import { createRulesLoop, type RulesLoop } from "../rules-loop.ts";
import { denied, verifySeat, type SeatHolder } from "../seat.ts";
import { createStateDigests, noteWrongState, sameForAll } from "../state-digests.ts";
import { carryOut, type Outside } from "./inbox.effects.ts";
import { projectInbox } from "./inbox.project.ts";
import { InboxSerializer } from "./InboxSerializer.ts";
import { inboxDueAtMs, openInbox, stepInbox, type Inbox, type RoomEffect, type RoomEvent } from "./inbox.rules.ts";

type Device = Client<{ auth: SeatHolder }>;

/** Almost always idle: what changes is sent at once, and this only bounds Colyseus' own timer. */
const IDLE_PATCH_MS = 60_000;

/** The inbox of one person on all their devices. It holds projections only: killing it loses nothing. */
export class InboxRoom extends Room<{ state: InboxState; client: Device }> {
  override state = new InboxState();
  override patchRate = IDLE_PATCH_MS;
  override maxClients = DEVICES_MAX;
  override maxMessagesPerSecond = FRAMES_PER_SECOND_MAX;
  #deps!: RoomDeps; // set first in onCreate
  #userId = "";
  #loop: RulesLoop<RoomEvent> | null = null;
  #digests: Pace | null = null;
  readonly #unsubscribes: (() => void)[] = [];
  #lastRequest = 0;
  readonly #replies = new Map<string, (reply: Reply) => void>();

  override messages = {
    "hug/send": this.#on("hug/send"),
    "hug/react": this.#on("hug/react"),
    "hug/see": this.#on("hug/see"),
    "touch/set": this.#on("touch/set"),
    "person/mute": this.#on("person/mute"),
    "person/block": this.#on("person/block"),
    "group/invite": this.#on("group/invite"),
    "invitation/close": this.#on("invitation/close"),
    "consent/set": this.#on("consent/set"),
    "consent/person": this.#on("consent/person"),
    "request/answer": this.#on("request/answer"),
    "need/ask": this.#on("need/ask"),
    "need/close": this.#on("need/close"),
    "inbox/resume": this.#on("inbox/resume"),
    "*": leaveUnknown,
  };

  override async onCreate({ userId, deps }: { userId?: string; deps: RoomDeps }): Promise<void> {
    invariant(userId, "Matchmaking says whose inbox it opens.");
    this.#deps = deps;
    this.#userId = userId;
    // Before the snapshot, so that nothing comes between it and the first hint.
    let hasMoved = false;
    const moved = (lastSeq: number | null): void => {
      if (this.#loop === null) hasMoved = true;
      else this.#tell(lastSeq === null ? { kind: "moved" } : { kind: "head_seen", lastSeq });
    };
    this.#unsubscribes.push(deps.hints.subscribe(userId, moved));
    const snapshot = await deps.inbox.snapshot(userId).catch((error: unknown) => {
      if (!(error instanceof Unavailable)) deps.log.error({ err: error }, "an inbox could not be opened");
      throw denied("try_later");
    });
    if (snapshot === null) throw denied("not_signed_in");
    const start = openInbox(snapshot, deps.rates.of(userId));
    projectInbox(null, start, this.state);
    this.#digests = createStateDigests(deps, this.clients, () => super.broadcastPatch(), sameForAll(this.state));
    const watcher = deps.peopleWatch.watch(() => this.#tell({ kind: "around_changed" }));
    watcher.of([userId]);
    this.#unsubscribes.push(() => watcher.end());
    const outside: Outside = {
      deps,
      userId,
      clients: this.clients,
      tell: (event) => void this.#tell(event),
      reply: (requestId, reply) => this.#reply(requestId, reply),
      onFailure: (error) => this.#fail(error),
    };
    this.#loop = createRulesLoop<Inbox, RoomEvent, RoomEffect>({
      start,
      step: stepInbox,
      dueAtMs: inboxDueAtMs,
      clock: deps.clock,
      onState: (before, now) => {
        if (before.requests.buckets !== now.requests.buckets) deps.rates.keep(userId, now.requests.buckets);
        projectInbox(before, now, this.state);
        const { friends } = now.around.known;
        if (before.around.known.friends === friends) return;
        // Of what changed about somebody new while they were read nothing was heard.
        if (watcher.of([userId, ...friends.map(({ id }) => id)]))
          deps.clock.after(0, () => this.#tell({ kind: "around_changed" }));
      },
      onEffect: (effect) => carryOut(effect, outside),
      onBroken: (error) => this.#break(error),
    });
    this.#unsubscribes.push(
      deps.rates.watch(userId, (name, bucket) => this.#tell({ kind: "rate_taken", name, bucket })),
    );
    deps.counts.person(1);
    if (hasMoved) this.#tell({ kind: "moved" });
  }

  // Colyseus calls it with its own when it is given the state.
  override setSerializer(): void {
    super.setSerializer(new InboxSerializer());
  }
  // Matchmaking has put the seat's holder into `client.auth`.
  override async onAuth(client: Device, _options: JoinOptions, context: AuthContext): Promise<SeatHolder> {
    const holder = await verifySeat(this.#deps.identity, context, client.auth);
    if (holder.userId !== this.#userId) throw denied("not_yours");
    return holder;
  }
  override onJoin(client: Client, options: JoinOptions): void {
    this.#tell({ kind: "device_joined", deviceId: client.sessionId, after: options.after ?? 0 });
  }
  override onLeave(client: Client, code?: number): void {
    noteWrongState(this.#deps, "inbox", code);
    this.#tell({ kind: "device_left", deviceId: client.sessionId });
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
    for (const unsubscribe of this.#unsubscribes) unsubscribe();
    this.#digests?.end();
    this.#loop?.end();
    if (this.#loop !== null) this.#deps.counts.person(-1);
  }

  #on(name: InboxRequest["name"]): Command {
    const schema: BodySchema<unknown> = INBOX_REQUESTS[name];
    return command(
      schema,
      (client, body) => this.#request(client, { name, body } as InboxRequest), // as: its own schema has parsed it
      (error) => this.#fail(error),
    );
  }

  async #request(client: Client, request: InboxRequest): Promise<Reply> {
    const sinceMs = this.#deps.clock.nowMs();
    const reply = await this.#ask(client, request);
    this.#deps.counts.answered(this.#deps.clock.nowMs() - sinceMs, reply.kind === "refuse");
    if (request.name === "hug/send" && reply.kind === "ack") this.#deps.counts.hugged();
    return reply;
  }
  #ask(client: Client, request: InboxRequest): Promise<Reply> {
    const requestId = String((this.#lastRequest += 1));
    return new Promise((resolve) => {
      this.#replies.set(requestId, resolve);
      const limit = this.#deps.liveLimits.rateOf(request.name, REQUEST_LIMITS[request.name]);
      const refusal = this.#tell({ kind: "request", requestId, deviceId: client.sessionId, request, limit });
      if (refusal) this.#reply(requestId, { kind: "refuse", refusal });
    });
  }
  #reply(requestId: string, reply: Reply): void {
    this.#replies.get(requestId)?.(reply);
    this.#replies.delete(requestId);
  }

  #tell(event: RoomEvent) {
    const refusal = this.#loop?.tell(event) ?? null;
    this.broadcastPatch();
    return refusal;
  }

  #fail(error: unknown): void {
    if (error instanceof BrokenInvariant) return this.#break(error);
    if (error instanceof Unavailable) this.#deps.log.debug({ err: error }, "an inbox waits for the database");
    else this.#deps.log.error({ err: error }, "a request on an inbox failed");
  }
  #break(error: unknown): void {
    this.#deps.log.error({ err: error }, "an inbox broke an invariant and closes");
    this.#loop?.end();
    for (const requestId of this.#replies.keys()) {
      this.#reply(requestId, { kind: "refuse", refusal: { code: "server_error" } });
    }
    // A turn later: Colyseus sends nothing more to a client that it is closing, not even these answers.
    this.#deps.clock.after(0, () => void this.disconnect(CLOSE_BROKEN));
  }
}
