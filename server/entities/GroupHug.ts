import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/**
 * A group hug. Made by the function `create_group_hug`; from then on written by `write_group_hug`, which fences it by its
 * epoch, and by `settle_group_hugs`, which ends what its time has ended.
 */
export const GroupHug = defineEntity({
  name: "GroupHug",
  tableName: "group_hugs",
  uniques: [{ name: "group_hugs_client_key_unique", properties: ["creator", "clientKey"] }],
  indexes: [{ name: "group_hugs_creator_id_created_at_index", properties: ["creator", "createdAt", "id"] }],
  checks: [
    {
      name: "group_hugs_status_check",
      expression: "status in ('PENDING', 'ACTIVE', 'COMPLETED', 'EXPIRED', 'CANCELED')",
    },
    { name: "group_hugs_visibility_check", expression: "visibility in ('listed', 'link')" },
    { name: "group_hugs_name_check", expression: "name <> ''" },
    { name: "group_hugs_seed_check", expression: "seed >= 0 and seed <= 4294967295" },
    { name: "group_hugs_capacity_check", expression: "capacity >= 2 and capacity <= 200" },
    { name: "group_hugs_epoch_check", expression: "epoch >= 0" },
    { name: "group_hugs_acts_check", expression: "acts >= 0" },
    {
      name: "group_hugs_schedule_check",
      expression:
        "(opens_at is null) = (scheduled_for is null) and opens_at <= scheduled_for and scheduled_for < expires_at",
    },
    // A start has its end.
    {
      name: "group_hugs_start_check",
      expression: "(starts_at is null) = (ends_at is null) and (starts_at is null or starts_at < ends_at)",
    },
    {
      name: "group_hugs_phase_check",
      expression:
        "(ended_at is not null) = (status in ('COMPLETED', 'EXPIRED', 'CANCELED')) and " +
        "case status when 'CANCELED' then true else (starts_at is not null) = (status in ('ACTIVE', 'COMPLETED')) end",
    },
    {
      name: "group_hugs_together_check",
      expression:
        "(within_ms is null) = (worst_ms is null) and (within_ms is null) = (beats is null) and " +
        "within_ms >= 0 and worst_ms >= 0 and beats > 0",
    },
    { name: "group_hugs_measured_check", expression: "status = 'COMPLETED' or (steps is null and within_ms is null)" },
  ],
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    /** Null = gone; the group hug stays in the history of those who were in it. */
    creator: () => p.manyToOne(User).nullable().deleteRule("set null"),
    /** Null = gone; whoever is in it next hosts. */
    host: () => p.manyToOne(User).nullable().deleteRule("set null").index("group_hugs_host_id_index"),
    /** The creator's own id for it, kept through every retry. */
    clientKey: p.uuid(),
    /** 100 characters as people count them may be 400 as the database does. */
    name: p.string().length(400),
    description: p.text().nullable(),
    /** Shown to everybody when it is over. */
    message: p.text().nullable(),
    status: p.string().length(20).default("PENDING"),
    scheduledFor: p.datetime().columnType("timestamptz").nullable(),
    /** When people can gather; null = at once. */
    opensAt: p.datetime().columnType("timestamptz").nullable(),
    /** One that was not started by then has expired, whether or not anything wrote that down. */
    expiresAt: p.datetime().columnType("timestamptz"),
    /** Slug of the design. No foreign key: a group hug outlives its design. */
    design: p.string().length(50),
    /** The design it was made with: what a repeat of the client key is compared with. */
    firstDesign: p.string().length(50),
    /** Of the design's chance, 32 bits. */
    seed: p.bigint("number"),
    capacity: p.smallint(),
    /** listed: in the lobby; link: only whoever has its address finds it. */
    visibility: p.string().length(20),
    isLocked: p.boolean().default(false),
    /** Goes up when a room takes it over; a write that carries another one is refused. */
    epoch: p.integer().default(0),
    /** Goes up with every act of the staff on it, or on somebody in it: its room then reads them. */
    acts: p.integer().default(0),
    /** When its cue starts, and when the design is over. */
    startsAt: p.datetime().columnType("timestamptz").nullable(),
    endsAt: p.datetime().columnType("timestamptz").nullable(),
    /** When it was completed, expired or canceled. */
    endedAt: p.datetime().columnType("timestamptz").nullable(),
    /** How closely each beat was shown (`BeatStep[]`); null until it is completed. */
    steps: p.json().nullable(),
    /** `Together`, to the microsecond; null = not measured. */
    withinMs: p.decimal("number").precision(12).scale(3).nullable(),
    worstMs: p.decimal("number").precision(12).scale(3).nullable(),
    beats: p.smallint().nullable(),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    updatedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
