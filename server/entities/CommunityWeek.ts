import { defineEntity, p } from "@mikro-orm/core";

/** The figures of a week of everybody who agreed, as they were released; never changed. About nobody. */
export const CommunityWeek = defineEntity({
  name: "CommunityWeek",
  tableName: "community_weeks",
  properties: {
    /** Its Monday. */
    week: p.date().primary(),
    /** `ReleasedCell`s. */
    cells: p.json(),
    releasedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
