import { goldenDigest } from "#shared/design/golden.ts";
import { STOCK_DESIGNS } from "#shared/design/stock/stock-designs.ts";
import { STOCK_GROUP_DESIGNS } from "#shared/design/stock/stock-group-designs.ts";

/** The digest of each stock design by its id, of the engine that runs this. */
export const goldenDigests = (): Record<string, string> =>
  Object.fromEntries([...STOCK_DESIGNS, ...STOCK_GROUP_DESIGNS].map((design) => [design.id, goldenDigest(design)]));
