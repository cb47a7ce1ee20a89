import { randomUUID } from "node:crypto";
import { STOCK_GROUP_DESIGNS } from "#shared/design/stock/stock-group-designs.ts";
import type { CreateGroupHug } from "#shared/schema/group-hug.ts";
import type { GroupHugChange, Written } from "../group-hugs/group-hugs.port.ts";
import { valueOf } from "./hug.ts";
import type { World } from "./world.ts";

/** Ids of two designs for a group. */
export const [GROUP_DESIGN = "", OTHER_GROUP_DESIGN = ""] = STOCK_GROUP_DESIGNS.map(({ id }) => id);

/** A valid draft of a listed group hug without a schedule, with a key of its own. */
export const groupHugDraft = (of: Partial<CreateGroupHug> = {}): CreateGroupHug => ({
  key: randomUUID(),
  name: "Sunday evening",
  description: "",
  message: "",
  design: GROUP_DESIGN,
  capacity: 10,
  visibility: "listed",
  scheduledForMs: null,
  ...of,
});

/** Changes in the order in which a room writes them. */
export const STARTED = { kind: "started", leadMs: 2_000, durationMs: 30_000 } as const satisfies GroupHugChange;
export const COMPLETED: GroupHugChange = { kind: "completed", steps: [], together: null };
export const joined = (userId: string): GroupHugChange => ({ kind: "joined", userId });
export const ready = (userId: string, isIn = true): GroupHugChange => ({ kind: "ready", userId, isIn });

/** A new group hug and a room that owns it. */
export const ownedGroupHug = async (
  { groupHugs }: Pick<World, "groupHugs">,
  hostId: string,
  of: Partial<CreateGroupHug> = {},
) => {
  const { id } = valueOf(await groupHugs.create(hostId, groupHugDraft(of)));
  const epoch = (await groupHugs.takeOver(id))?.epoch ?? 0;
  return {
    id,
    epoch,
    /** Writes one after the other; what the last came to. */
    async write(...changes: readonly GroupHugChange[]): Promise<Written> {
      let written: Written = "lost";
      for (const change of changes) written = await groupHugs.write(id, epoch, change);
      return written;
    },
  };
};
