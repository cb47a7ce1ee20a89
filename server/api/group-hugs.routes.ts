import * as z from "zod";
import { createGroupHugSchema, groupHugIdSchema, type GroupHugView } from "#shared/schema/group-hug.ts";
import { PAGE_DEFAULT, pageQuery } from "./page.query.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { unkind } from "./unkind.ts";
import { groupHugOutput } from "./views.output.ts";

const copied = (view: GroupHugView) => ({ ...view, participants: [...view.participants] });

export const groupHugRoutes = ({ groupHugs }: ApiServices): readonly Route[] => [
  route({
    method: "POST",
    path: "/api/group-hugs",
    summary: "Makes a group hug; people join its room. A repeat of the key gets the first answer.",
    policy: "signed_in",
    limit: { perMinute: 20, burst: 20 },
    measured: "group_hugs",
    example: {
      key: "8e03978e-40d5-43dd-bc93-6894a57f9324",
      name: "Sunday evening",
      description: "",
      message: "",
      design: "campfire",
      capacity: 10,
      visibility: "listed",
      scheduledForMs: null,
    },
    body: createGroupHugSchema,
    output: z.object({ id: groupHugIdSchema }),
    refusals: ["no_such_person", "no_such_design", "bad_schedule", "key_reused", "unkind_words"],
    handle: async ({ who, body }) => {
      const refused = unkind(body, "name");
      if (refused) return refused;
      const created = await groupHugs.create(who.userId, body);
      return created.ok ? { ok: true, value: created.value, status: 201 } : created;
    },
  }),
  route({
    method: "GET",
    path: "/api/group-hugs",
    summary: "Group hugs that one made or took part in, newest first, page by page.",
    policy: "signed_in",
    limit: { perMinute: 240, burst: 120 },
    query: pageQuery,
    output: z.object({ groupHugs: z.array(groupHugOutput), next: z.string().nullable() }),
    handle: async ({ who, query }) => {
      const page = await groupHugs.page(who.userId, query.cursor ?? null, query.limit ?? PAGE_DEFAULT);
      if (page === null) return { ok: false, refusal: { code: "bad_message", path: "query.cursor" } };
      return { ok: true, value: { groupHugs: page.groupHugs.map(copied), next: page.next } };
    },
  }),
  route({
    method: "GET",
    path: "/api/group-hugs/:id",
    summary:
      "One group hug, for whoever has its address. With a block between the reader and its host, or anybody who is in it while it is open, there is none.",
    policy: "signed_in",
    owner: "public",
    limit: { perMinute: 240, burst: 120 },
    params: z.strictObject({ id: groupHugIdSchema }),
    output: groupHugOutput,
    refusals: ["no_such_group_hug"],
    handle: async ({ who, params }) => {
      const groupHug = await groupHugs.one(who.userId, params.id);
      return groupHug === null
        ? { ok: false, refusal: { code: "no_such_group_hug" } }
        : { ok: true, value: copied(groupHug) };
    },
  }),
];
