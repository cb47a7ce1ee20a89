import type { RateLimit } from "#shared/schema/limits.ts";
import type { GroupHugRequest, GroupHugRequestName } from "#shared/schema/group-hug.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { invariant } from "../../../errors.ts";
import { mayPart } from "../group-hug.blocks.rules.ts";
import type { ActRead } from "../group-hug.acts.rules.ts";
import type { DesignFacts } from "../group-hug.design.rules.ts";
import type { GroupHugEffect } from "../group-hug.effect.rules.ts";
import type { BlockIn } from "../group-hug.leaving.rules.ts";
import { stepGroupHug, type GroupHugEvent } from "../group-hug.rules.ts";
import type { WriteResult } from "../group-hug.settle.rules.ts";
import { denialFor, groupHugDueAtMs, openGroupHug, type GroupHug, type Stored } from "../group-hug.state.rules.ts";
import type { Change } from "../group-hug.writes.rules.ts";

export const DESIGN: DesignFacts = { id: "campfire", durationMs: 30_000, beats: [1_000, 10_000, 20_000] };
export const LEAD_MS = 2_000;

export const STORED: Stored = {
  id: "hug-1",
  name: "Sunday",
  description: "",
  message: "",
  seed: 7,
  capacity: 4,
  visibility: "listed",
  scheduledForMs: null,
  expiresAtMs: 7_200_000,
  design: DESIGN.id,
  isLocked: false,
  hostId: "ann",
  phase: "pending",
  scheduledInMs: null,
  expiresInMs: 7_200_000,
  startsInMs: null,
  participants: [],
  steps: [],
  acts: [],
};

export const stored = (userId: string, status: "joined" | "in" | "left" = "joined") => ({
  userId,
  name: userId,
  being: "ember/plain",
  status,
});

type Answer = "waiting" | "ok" | RefusalCode;
export const WRITTEN: WriteResult = { kind: "written", leadMs: LEAD_MS };
export const AWAY: WriteResult = { kind: "unavailable", retryAfterMs: 2_000 };

type Body<N extends GroupHugRequestName> = (GroupHugRequest & { name: N })["body"];
type Asking<N extends GroupHugRequestName> = readonly [
  userId: string,
  name: N,
  body: Body<N>,
  of?: { readonly deviceId?: string; readonly design?: DesignFacts; readonly limit?: RateLimit },
];

/** The rules of one group hug, with what they wished for; nothing is written before `commit`. */
export const opened = (row: Partial<Stored> = {}, design: DesignFacts | null = DESIGN) => {
  let hug = openGroupHug({ ...STORED, ...row }, design, 0);
  let lastId = 0;
  const answers = new Map<string, Answer[]>();
  const room = {
    nowMs: 0,
    /** All effects so far. */
    effects: [] as GroupHugEffect[],
    /** Under way, oldest first. */
    writes: [] as { writeId: number; change: Change }[],
    /** What a read of the blocks finds. */
    blocks: [] as BlockIn[],
    /** What a read of the acts of the staff finds; each is answered as it is asked for. */
    acts: [] as ActRead[],
    /** Reads of the blocks that are under way, oldest first; null = each is answered as it is asked for. */
    reads: null as number[] | null,
    /** Written down, in the order of the commits. */
    log: [] as Change[],
    hug: (): GroupHug => hug,
    tell(event: GroupHugEvent): RefusalCode | null {
      const step = stepGroupHug(hug, event, room.nowMs);
      if (!step.ok) return step.refusal.code;
      hug = step.state;
      room.effects.push(...step.effects.filter(({ kind }) => kind !== "read_blocks" && kind !== "read_acts"));
      for (const effect of step.effects) {
        if (effect.kind === "write") room.writes.push(effect);
        if (effect.kind === "ack") answers.get(effect.requestId)?.push("ok");
        if (effect.kind === "refuse") answers.get(effect.requestId)?.push(effect.refusal.code);
      }
      for (const effect of step.effects)
        if (effect.kind === "read_acts") room.tell({ kind: "acts_read", readId: effect.readId, acts: room.acts });
      const asked = step.effects.flatMap((effect) => (effect.kind === "read_blocks" ? [effect.readId] : []));
      if (room.reads !== null) room.reads.push(...asked);
      else for (const readId of asked) room.tell({ kind: "blocks_read", readId, blocks: room.blocks });
      return null;
    },
    /** The oldest read of the blocks that is under way comes back. */
    read(): void {
      const readId = room.reads?.shift();
      invariant(readId, "The blocks are being read.");
      room.tell({ kind: "blocks_read", readId, blocks: room.blocks });
    },
    /** A block is kept, and hinted. */
    block(by: string, of: string): void {
      room.blocks.push({ by, of });
      if (mayPart(hug, [by, of])) room.tell({ kind: "blocks_hinted" });
    },
    /** The staff do something, and it is hinted. */
    act(kind: ActRead["kind"], of: Partial<ActRead> = {}): void {
      const told = { category: "harassment", statement: "Please be kind.", atMs: room.nowMs, untilMs: null } as const;
      room.acts.push({
        id: `act-${(lastId += 1)}`,
        kind,
        userId: null,
        name: of.userId ?? "",
        ...told,
        endsInMs: null,
        ...of,
      });
      room.tell({ kind: "acts_hinted" });
    },
    denial: (userId: string, ...hidden: readonly string[]) =>
      denialFor(hug, { userId, hidden: new Set(hidden) }, room.nowMs),
    /** Lets time pass to that moment, with a tick at each deadline on the way. */
    passTo(untilMs: number): void {
      for (let due = groupHugDueAtMs(hug); due !== null && due <= untilMs; due = groupHugDueAtMs(hug)) {
        room.nowMs = Math.max(room.nowMs, due);
        room.tell({ kind: "tick" });
        invariant(groupHugDueAtMs(hug) !== due, "A deadline that has come is over.");
      }
      room.nowMs = untilMs;
    },
    join: (userId: string, deviceId = `${userId}-phone`, hidden: readonly string[] = []) =>
      room.tell({
        kind: "device_joined",
        userId,
        deviceId,
        name: userId,
        being: "ember/plain",
        hidden: new Set(hidden),
      }),
    drop: (userId: string, deviceId = `${userId}-phone`) => room.tell({ kind: "device_left", userId, deviceId }),
    /** The answers so far, to be read again later. */
    ask<N extends GroupHugRequestName>(...[userId, name, body, of = {}]: Asking<N>): Answer[] {
      const requestId = `request-${(lastId += 1)}`;
      const given: Answer[] = [];
      answers.set(requestId, given);
      const request = { name, body } as GroupHugRequest; // as: its own body
      const { deviceId = `${userId}-phone`, design: chosen = null, ...rest } = of;
      const refused = room.tell({ kind: "request", requestId, userId, deviceId, request, design: chosen, ...rest });
      if (refused !== null) given.push(refused);
      return given;
    },
    /** The oldest write under way comes back. */
    commit(result: WriteResult = WRITTEN): void {
      const write = room.writes.shift();
      invariant(write, "Something is being written.");
      if (result.kind === "written") room.log.push(write.change);
      room.tell({ kind: "settled", writeId: write.writeId, result });
    },
    commitAll(): void {
      while (room.writes.length > 0) room.commit();
    },
    /** Asked and written down. */
    do<N extends GroupHugRequestName>(...asked: Asking<N>): Answer {
      const given = room.ask(...asked);
      room.commitAll();
      return given[0] ?? "waiting";
    },
    /** Come in, write it down, and press "I'm in". */
    come(...userIds: readonly string[]): void {
      for (const userId of userIds) room.join(userId);
      room.commitAll();
      for (const userId of userIds) invariant(room.do(userId, "group/ready", { isIn: true }) === "ok", "They are in.");
    },
    /** Ann and the others are in, and it has begun. */
    begin(...userIds: readonly string[]): void {
      room.come("ann", ...userIds);
      invariant(room.do("ann", "group/start", {}) === "ok", "It starts.");
    },
    phase: () => hug.phase.kind,
    /** `name slot`, with `+` for who is in and `-` for who is away. */
    people: () =>
      [...hug.people.values()].map(
        ({ userId, slot, isIn, devices }) => `${userId} ${slot}${isIn ? "+" : ""}${devices.size === 0 ? "-" : ""}`,
      ),
    kinds: () => room.log.map(({ kind }) => kind),
    dismissed: () => room.effects.flatMap((effect) => (effect.kind === "dismiss" ? effect.deviceIds : [])),
  };
  return room;
};
