import { use } from "react";
import type { Design } from "#shared/design/design.format.ts";

/** Asks once; a failed load may be tried again. */
const once = (load: () => Promise<readonly Design[]>): (() => Promise<readonly Design[]>) => {
  let designs: Promise<readonly Design[]> | null = null;
  return () => {
    designs ??= load().catch((cause: unknown) => {
      designs = null;
      throw cause;
    });
    return designs;
  };
};

/** The designs are no part of the first load. */
export const loadDesigns = once(async () => (await import("#shared/design/stock/stock-designs.ts")).STOCK_DESIGNS);
export const loadGroupDesigns = once(
  async () => (await import("#shared/design/stock/stock-group-designs.ts")).STOCK_GROUP_DESIGNS,
);

/** Suspends until they are there. */
export const useDesigns = (): readonly Design[] => use(loadDesigns());
export const useGroupDesigns = (): readonly Design[] => use(loadGroupDesigns());
