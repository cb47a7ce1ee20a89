import type { Design } from "#shared/design/design.format.ts";
import { validateDesign } from "#shared/design/validate-design.ts";
import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { Designs } from "./designs.port.ts";
import { createShelf, STOCK } from "./shelf.ts";

type DesignsDeps = { readonly database: Rows; readonly stock?: readonly Design[] };
type SeededDesigns = Designs & {
  /** Writes the stock designs to the database, at start; a repeat changes only what differs. */
  seed(): Promise<void>;
};

const UPSERT = `
  insert into hug_designs (slug, name, description, animation_data, haptic_pattern)
  select design ->> 'id', design ->> 'name', design ->> 'description', design, design -> 'haptic'
  from jsonb_array_elements($1::jsonb) as stock(design)
  on conflict (slug) do update set
    name = excluded.name, description = excluded.description, animation_data = excluded.animation_data,
    haptic_pattern = excluded.haptic_pattern, updated_at = now()
  where hug_designs.animation_data is distinct from excluded.animation_data`;

/** The stock designs, answered from memory. Throws BrokenInvariant for one that is not valid. */
export const createDesigns = ({ database, stock = STOCK }: DesignsDeps): SeededDesigns => {
  for (const design of stock) {
    const verdict = validateDesign(design);
    if (!verdict.ok)
      invariant(false, `The stock design ${design.id} is not valid at ${verdict.path}: ${verdict.reason}`);
  }
  return {
    ...createShelf(stock),
    list: async () => stock,
    async seed() {
      await database.rows(UPSERT, [JSON.stringify(stock)]);
    },
  };
};
