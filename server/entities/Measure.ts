import { defineEntity, p } from "@mikro-orm/core";

/** Something that holds for everybody until its end (`shared/policy/measure.policy.ts`). Written by `set_measure` and `lift_measure` only. */
export const Measure = defineEntity({
  name: "Measure",
  tableName: "measures",
  checks: [
    { name: "measures_kind_check", expression: "kind in ('raid', 'limit')" },
    { name: "measures_end_check", expression: "ends_at > begins_at" },
  ],
  indexes: [{ name: "measures_ends_at_index", properties: ["endsAt"] }],
  properties: {
    /** Made by whoever sets it: the same one again changes nothing. */
    id: p.uuid().primary(),
    kind: p.string().length(10),
    settings: p.json(),
    beginsAt: p.datetime().columnType("timestamptz"),
    endsAt: p.datetime().columnType("timestamptz"),
    /** No foreign key: it outlives accounts, as the audit does. */
    byId: p.uuid(),
    liftedAt: p.datetime().columnType("timestamptz").nullable(),
    liftedById: p.uuid().nullable(),
  },
});
