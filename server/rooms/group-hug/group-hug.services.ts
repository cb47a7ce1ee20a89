import { leadOf } from "#shared/step/lead.ts";
import { Unavailable } from "../../errors.ts";
import type { GroupHugChange, GroupHugs } from "../../services/group-hugs/group-hugs.port.ts";
import type { RoomActs } from "../../services/room-acts/room-acts.port.ts";
import type { Designs } from "../../services/designs/designs.port.ts";
import type { DesignFacts } from "./group-hug.design.rules.ts";
import { COUNTDOWN_LEAST_MS } from "./group-hug.phase.rules.ts";
import type { GroupHugEvent } from "./group-hug.rules.ts";
import type { WriteResult } from "./group-hug.settle.rules.ts";
import type { Change } from "./group-hug.writes.rules.ts";

/** Who owns the group hug that is written, and how it is done. */
export type Ledger = {
  readonly groupHugs: Pick<GroupHugs, "write" | "blocksIn">;
  readonly roomActs: Pick<RoomActs, "openIn">;
  readonly id: string;
  readonly epoch: number;
  /** Each device's longest way down of late, ms. */
  readonly downsMs: () => readonly number[];
};

const rowChange = (change: Change, leadMs: number): GroupHugChange => {
  if (change.kind === "started") return { ...change, leadMs };
  if (change.kind === "design_chosen") return { kind: "design_chosen", design: change.design.id };
  return change;
};

/** Writes one change down. Never rejects; `onFailure` hears what no service promises to throw. */
export const writeDown = async (
  { groupHugs, id, epoch, downsMs }: Ledger,
  change: Change,
  onFailure: (error: unknown) => void,
): Promise<WriteResult> => {
  const leadMs = leadOf(downsMs(), COUNTDOWN_LEAST_MS);
  try {
    const written = await groupHugs.write(id, epoch, rowChange(change, leadMs));
    return written === "lost" ? { kind: "lost" } : { kind: "written", leadMs };
  } catch (error) {
    onFailure(error);
    if (error instanceof Unavailable) return { kind: "unavailable", retryAfterMs: error.retryAfterMs };
    return { kind: "failed" };
  }
};

/** Reads who blocked whom among those who meet in it. Never rejects. */
export const readBlocks = async (
  { groupHugs, id }: Pick<Ledger, "groupHugs" | "id">,
  readId: number,
  onFailure: (error: unknown) => void,
): Promise<GroupHugEvent> => {
  try {
    return { kind: "blocks_read", readId, blocks: await groupHugs.blocksIn(id) };
  } catch (error) {
    onFailure(error);
    return { kind: "blocks_failed", readId };
  }
};

/** Reads what the staff did that holds. Never rejects. */
export const readActs = async (
  { roomActs, id }: Pick<Ledger, "roomActs" | "id">,
  readId: number,
  onFailure: (error: unknown) => void,
): Promise<GroupHugEvent> => {
  try {
    return { kind: "acts_read", readId, acts: await roomActs.openIn(id) };
  } catch (error) {
    onFailure(error);
    return { kind: "acts_failed", readId };
  }
};

/** Null: there is no design of that id for a group. */
export const factsOf = (designs: Pick<Designs, "forGroup">, id: string): DesignFacts | null => {
  const design = designs.forGroup(id);
  return design && { id, durationMs: design.durationMs, beats: design.beats ?? [] };
};
