import { use } from "react";
import type { Design } from "#shared/design/design.format.ts";

let designs: Promise<readonly Design[]> | null = null;

/** The designs are no part of the first load. A failed load may be tried again. */
export const loadDesigns = (): Promise<readonly Design[]> => {
  designs ??= import("#shared/design/stock/stock-designs.ts").then(
    ({ STOCK_DESIGNS }) => STOCK_DESIGNS,
    (cause: unknown) => {
      designs = null;
      throw cause;
    },
  );
  return designs;
};

/** Suspends until they are there. */
export const useDesigns = (): readonly Design[] => use(loadDesigns());
