import { invariant } from "../../errors.ts";
import type { Designs } from "../designs/designs.port.ts";
import type { GroupHugChange } from "./group-hugs.port.ts";

/** What a room never asks for, because its own rules see to it. Throws BrokenInvariant. */
export const checkChange = (change: GroupHugChange, designs: Pick<Designs, "hasForGroup">): void => {
  if (change.kind === "design_chosen")
    invariant(designs.hasForGroup(change.design), "A room chooses a design there is.");
  if (change.kind === "started") invariant(change.leadMs >= 0 && change.durationMs > 0, "A cue lies ahead and lasts.");
};
