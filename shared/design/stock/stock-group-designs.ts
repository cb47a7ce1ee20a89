import type { Design } from "../design.format.ts";
import { aroundTheRing } from "./around-the-ring.ts";
import { breathingTogether } from "./breathing-together.ts";
import { campfire } from "./campfire.ts";
import { halfMinute } from "./half-minute.ts";

/** The designs for a group that everybody has, in the order they are offered. */
export const STOCK_GROUP_DESIGNS: readonly Design[] = [breathingTogether, halfMinute, aroundTheRing, campfire];

/** The stock design for a group of that id, or `undefined`. */
export const stockGroupDesign = (id: string): Design | undefined =>
  STOCK_GROUP_DESIGNS.find((design) => design.id === id);
