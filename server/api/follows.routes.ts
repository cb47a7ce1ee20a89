import * as z from "zod";
import { idSchema } from "#shared/schema/hug.ts";
import {
  HUGS_FROM,
  searchSchema,
  usernameSchema,
  type ListedPerson,
  type PersonProfile,
  type SuggestedPerson,
} from "#shared/schema/people.ts";
import { FOLLOW_LISTS } from "#shared/schema/people.limits.ts";
import { PAGE_DEFAULT, pageQuery } from "./page.query.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { ms, okOutput, okReply, personOutput } from "./views.output.ts";

const reading = { perMinute: 240, burst: 120 };
/** Enough for somebody who looks for somebody; a list of everybody takes long. */
const searching = { perMinute: 60, burst: 40 };
const following = { perMinute: 30, burst: 30 };
const FOUND_DEFAULT = 20;

const params = z.strictObject({ id: idSchema });
const listedOutput = personOutput.extend({
  username: z.string().describe("Empty for somebody who never chose one."),
  follows: z.boolean().describe("The reader follows them."),
  isFollowed: z.boolean().describe("They follow the reader."),
}) satisfies z.ZodType<ListedPerson>;
const suggestedOutput = listedOutput.extend({ friendsInCommon: z.number() }) satisfies z.ZodType<SuggestedPerson>;
const profileOutput = listedOutput.extend({
  bio: z.string(),
  isSelf: z.boolean(),
  counts: z.object({ friends: z.number(), followers: z.number(), following: z.number() }),
  lastActiveMs: ms.nullable().describe("To the hour; null = never, or not shown to the reader."),
  seesActivity: z.boolean(),
  seesMoods: z.boolean(),
  mayFollow: z.boolean(),
  hugs: z.enum(HUGS_FROM).describe("Whether a hug of the reader needs no request, a request first, or is not taken."),
}) satisfies z.ZodType<PersonProfile>;
/** The best of a search have no next page. */
const foundQuery = pageQuery.pick({ limit: true });

export const followRoutes = ({ follows, profiles }: ApiServices): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/people/search",
    summary: "Finds people by name or username, typos forgiven; the most alike first.",
    policy: "signed_in",
    limit: searching,
    query: foundQuery.extend({ q: searchSchema.describe("What is looked for, 2 to 60 characters.") }),
    output: z.object({ people: z.array(listedOutput) }),
    handle: async ({ who, query }) => {
      const people = await profiles.search(who.userId, query.q, query.limit ?? FOUND_DEFAULT);
      return { ok: true, value: { people: [...people] } };
    },
  }),
  route({
    method: "GET",
    path: "/api/people/suggestions",
    summary: "Friends of one's friends, those with most friends in common first.",
    policy: "signed_in",
    limit: searching,
    query: foundQuery,
    output: z.object({ people: z.array(suggestedOutput) }),
    handle: async ({ who, query }) => {
      const people = await follows.suggestions(who.userId, query.limit ?? FOUND_DEFAULT);
      return { ok: true, value: { people: [...people] } };
    },
  }),
  // Before what has an id in that place: a username may be any of the words behind it.
  route({
    method: "GET",
    path: "/api/people/by-username/:username",
    summary:
      "Whose username that is, without regard to case. Who is unknown, gone or blocked (either way) looks the same.",
    policy: "signed_in",
    limit: searching,
    owner: "public",
    params: z.strictObject({ username: usernameSchema }),
    output: z.object({ id: idSchema }),
    refusals: ["no_such_person"],
    handle: async ({ who, params: { username } }) => {
      const id = await profiles.idByUsername(who.userId, username);
      return id === null ? { ok: false, refusal: { code: "no_such_person" } } : { ok: true, value: { id } };
    },
  }),
  route({
    method: "GET",
    path: "/api/people/:id/profile",
    summary: "What one may know of somebody, or of oneself.",
    policy: "signed_in",
    limit: reading,
    owner: "public",
    params,
    output: profileOutput,
    refusals: ["no_such_person"],
    handle: async ({ who, params: { id } }) => {
      const profile = await profiles.profile(who.userId, id);
      return profile === null ? { ok: false, refusal: { code: "no_such_person" } } : { ok: true, value: profile };
    },
  }),
  ...FOLLOW_LISTS.map((list) =>
    route({
      method: "GET",
      path: `/api/people/:id/${list}`,
      summary: `Somebody's list "${list}", newest first, page by page; others' as they show their activity.`,
      policy: "signed_in",
      limit: reading,
      owner: "public",
      params,
      query: pageQuery,
      output: z.object({ people: z.array(listedOutput), next: z.string().nullable() }),
      refusals: ["no_such_person", "not_shown"],
      handle: async ({ who, params: { id }, query }) => {
        const page = await follows.page(who.userId, id, list, query.cursor ?? null, query.limit ?? PAGE_DEFAULT);
        return page.ok ? { ok: true, value: { people: [...page.value.people], next: page.value.next } } : page;
      },
    }),
  ),
  route({
    method: "PUT",
    path: "/api/people/:id/follow",
    summary: "Follows somebody. Again changes nothing.",
    policy: "signed_in",
    limit: following,
    owner: "public",
    params,
    output: okOutput,
    refusals: ["no_such_person", "follow_not_allowed"],
    handle: async ({ who, params: { id } }) => okReply(await follows.setFollowing(who.userId, id, true)),
  }),
  route({
    method: "DELETE",
    path: "/api/people/:id/follow",
    summary: "Follows somebody no longer. They are not told.",
    policy: "signed_in",
    limit: following,
    owner: "public",
    params,
    output: okOutput,
    refusals: ["no_such_person"],
    handle: async ({ who, params: { id } }) => okReply(await follows.setFollowing(who.userId, id, false)),
  }),
];
