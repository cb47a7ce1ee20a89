import { defineEntity, p, type InferEntity } from "@mikro-orm/core";

/** A hug design: what is seen and what is felt, as pure data. */
export const HugDesign = defineEntity({
  name: "HugDesign",
  tableName: "hug_designs",
  checks: [
    {
      name: "hug_designs_price_check",
      expression: "(price_minor is null) = (price_currency is null) and price_minor >= 0",
    },
  ],
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    /** What a hug's `type` names. */
    slug: p.string().length(50).unique("hug_designs_slug_unique"),
    name: p.string().length(100),
    description: p.text().nullable(),
    /** The whole design (`hugmood.design/1`). */
    animationData: p.json(),
    previewImage: p.string().length(255).nullable(),
    /** Its haptic pattern (`hugmood.haptic/1`). */
    hapticPattern: p.json().nullable(),
    /** In the currency's smallest unit. */
    priceMinor: p.integer().nullable(),
    /** ISO 4217. */
    priceCurrency: p.string().length(3).nullable(),
    isPremium: p.boolean().default(false),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    updatedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
export type HugDesign = InferEntity<typeof HugDesign>;
