import * as z from "zod";
import {
  limitSettingsSchema,
  raidSettingsSchema,
  setLimitSchema,
  setRaidSchema,
  type Measure,
} from "#shared/schema/measure.ts";
import type { Measures } from "../services/measures/measures.port.ts";
import { route, type Route } from "./route.ts";
import { ms, okOutput } from "./views.output.ts";

const kept = {
  id: z.string(),
  beginsAtMs: ms,
  endsAtMs: ms,
  byId: z.string(),
  byName: z.string().nullable(),
  liftedAtMs: ms.nullable(),
};
const measureOutput = z.union([
  z.object({ kind: z.literal("raid"), settings: raidSettingsSchema, ...kept }),
  z.object({ kind: z.literal("limit"), settings: limitSettingsSchema, ...kept }),
]) satisfies z.ZodType<Measure>;

const named = z.strictObject({ measureId: z.uuid().describe("Made by who asks: asked again, it is set once.") });
const sometimes = { perMinute: 30, burst: 10 };

/** What holds for everybody for a while. */
export const measureRoutes = ({ measures }: { readonly measures: Omit<Measures, "limits"> }): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/staff/measures",
    summary: "Raid switch and limits that hold, and those of the last 30 days; newest first.",
    policy: { act: "watch_rooms" },
    limit: { perMinute: 120, burst: 60 },
    output: z.object({ measures: z.array(measureOutput) }),
    handle: async () => ({ ok: true, value: { measures: [...(await measures.list())] } }),
  }),
  route({
    method: "PUT",
    path: "/api/staff/raids/:measureId",
    summary:
      "For so many minutes, whoever is new sends no hugs and comes into no group hugs. It takes the place of the one before.",
    policy: { act: "set_raid_switch" },
    limit: sometimes,
    params: named,
    body: setRaidSchema,
    example: { newForMinutes: 1_440, minutes: 60 },
    output: okOutput,
    owner: "public",
    refusals: ["not_yours_to_do"],
    handle: ({ who, params: { measureId: id }, body: { minutes, ...settings } }) =>
      measures.set(who, { id, kind: "raid", settings, minutes }),
  }),
  route({
    method: "PUT",
    path: "/api/staff/limits/:measureId",
    summary: "For so many minutes, some things are allowed less often, in every process within a second.",
    policy: { act: "set_limits" },
    limit: sometimes,
    params: named,
    body: setLimitSchema,
    example: { percent: 50, of: ["hug/send", "guests"], minutes: 60 },
    output: okOutput,
    owner: "public",
    refusals: ["not_yours_to_do"],
    handle: ({ who, params: { measureId: id }, body: { minutes, ...settings } }) =>
      measures.set(who, { id, kind: "limit", settings, minutes }),
  }),
  route({
    method: "DELETE",
    path: "/api/staff/measures/:measureId",
    summary: "Ends a raid switch or a limit before its time.",
    policy: { act: "set_limits" },
    limit: sometimes,
    params: named,
    output: okOutput,
    owner: "public",
    refusals: ["not_yours_to_do", "no_such_measure"],
    handle: ({ who, params: { measureId } }) => measures.lift(who, measureId),
  }),
];
