import type { Measure } from "#shared/schema/measure.ts";
import type { AuditClient, MeasuresClient } from "../../net/measures.http.ts";
import type { RoomsSeen } from "../../net/staff.port.ts";

const MINUTE_MS = 60_000;
const OK = { ok: true, value: { ok: true } } as const;
const NAMES = ["3f1c9a20", "b7720e51"];

/** Two processes, and ten minutes of both. */
export const fakeHealth = (nowMs: number): Pick<RoomsSeen, "health" | "steps"> => ({
  health: Object.fromEntries(
    NAMES.map((name, n) => [
      name,
      {
        rooms: 60 + n * 8,
        people: 410 + n * 37,
        devices: 520 + n * 41,
        loopP99Ms: 11 + n,
        memoryMb: 212 + n * 9,
        requests: 84 + n * 6,
        refusals: n,
        joins: 3 + n,
        hugs: 21 + n * 2,
        reports: 0,
        ackP50Ms: 6,
        ackP99Ms: 31 + n * 5,
        databaseMs: 2,
        jobs: 3,
        held: 14,
      },
    ]),
  ),
  steps: Array.from({ length: 60 }, (_, n) => ({
    atMs: nowMs - (60 - n) * 10_000,
    hugs: 380 + ((n * 37) % 90),
    joins: 60 + ((n * 13) % 25),
    refusals: n > 40 ? ((n * 7) % 30) + n : n % 5,
    reports: n % 17 === 3 ? 2 : 0,
    ackP99Ms: 28 + ((n * 11) % 20),
  })),
});

export const fakeMeasures = (nowMs: number): MeasuresClient => {
  const by = { byId: "s", byName: "Sol", liftedAtMs: null };
  const measures: readonly Measure[] = [
    {
      ...by,
      id: "m1",
      kind: "raid",
      settings: { newForMinutes: 1_440 },
      beginsAtMs: nowMs - 12 * MINUTE_MS,
      endsAtMs: nowMs + 48 * MINUTE_MS,
    },
    {
      ...by,
      id: "m2",
      kind: "limit",
      settings: { percent: 50, of: ["hug/send", "guests"] },
      beginsAtMs: nowMs - 90 * MINUTE_MS,
      endsAtMs: nowMs - 30 * MINUTE_MS,
    },
  ];
  return {
    list: async () => ({ ok: true, value: { measures } }),
    setRaid: async () => OK,
    setLimit: async () => OK,
    lift: async () => OK,
  };
};

export const fakeAudit = (nowMs: number): AuditClient => ({
  copy: async () => ({ ok: true, value: new Blob(["{}\n"], { type: "application/x-ndjson" }) }),
  page: async () => ({
    ok: true,
    value: {
      entries: [
        {
          seq: 3,
          atMs: nowMs - MINUTE_MS,
          actorId: null,
          actorName: null,
          actorRole: "",
          act: "",
          subjectKind: "",
          subjectId: "",
          subjectName: null,
          details: {},
          isAboutReader: true,
        },
        {
          seq: 2,
          atMs: nowMs - MINUTE_MS,
          actorId: "s",
          actorName: "Sol",
          actorRole: "senior_moderator",
          act: "set_raid_switch",
          subjectKind: "server",
          subjectId: "",
          subjectName: null,
          details: { newForMinutes: 1_440, minutes: 60 },
          isAboutReader: false,
        },
        {
          seq: 1,
          atMs: nowMs - 60 * MINUTE_MS,
          actorId: null,
          actorName: null,
          actorRole: "operator",
          act: "set_staff",
          subjectKind: "user",
          subjectId: "s",
          subjectName: "Sol",
          details: { from: null, to: "senior_moderator" },
          isAboutReader: false,
        },
      ],
      next: null,
    },
  }),
});
