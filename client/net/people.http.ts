import type { FeedPage } from "#shared/schema/feed.ts";
import type { ListedPerson, PeoplePage, PersonProfile, SuggestedPerson } from "#shared/schema/people.ts";
import type { PrivacySettings } from "#shared/schema/privacy.ts";
import { resultOf, type Http, type HttpAnswer } from "./http.client.ts";
import type { Told, PeopleClient } from "./state.ts";

const FOUND = "limit=20";
/** A few at a time: it stands below the list of people. */
const FEED_LIMIT = 10;

/** What a route answered, as its documentation says; the caller names that. */
const toldBy = <T>(answer: HttpAnswer, pick: (body: never) => T): Told<T> => {
  if (answer.kind === "ok") return { ok: true, value: pick(answer.body as never) };
  const result = resultOf(answer);
  return { ok: false, refusal: result.ok ? { code: "server_error" } : result.refusal };
};
const peopleOf = <T>(body: { readonly people: readonly T[] }): readonly T[] => body.people;

const placeOf = (cursor: string | null, limit: number): string =>
  `limit=${limit}${cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`}`;

/** People over HTTP: finding, following, profiles and one's privacy. */
export const createPeopleHttp = (http: Http): PeopleClient => {
  const of = (id: string): string => `/api/people/${encodeURIComponent(id)}`;
  const profile = async (id: string): Promise<Told<PersonProfile>> =>
    toldBy(await http("GET", `${of(id)}/profile`), (found: PersonProfile) => found);
  return {
    search: async (text) => {
      const answer = await http("GET", `/api/people/search?${FOUND}&q=${encodeURIComponent(text)}`);
      return toldBy(answer, peopleOf<ListedPerson>);
    },
    suggestions: async () => toldBy(await http("GET", `/api/people/suggestions?${FOUND}`), peopleOf<SuggestedPerson>),
    list: async (id, list, cursor) => {
      const answer = await http("GET", `${of(id)}/${list}?${placeOf(cursor, 30)}`);
      return toldBy(answer, ({ people, next }: PeoplePage) => ({ items: people, next }));
    },
    feed: async (cursor) => {
      const answer = await http("GET", `/api/feed?${placeOf(cursor, FEED_LIMIT)}`);
      return toldBy(answer, ({ entries, next }: FeedPage) => ({ items: entries, next }));
    },
    profile,
    named: async (username) => {
      const answer = await http("GET", `/api/people/by-username/${encodeURIComponent(username)}`);
      const found = toldBy(answer, ({ id }: { readonly id: string }) => id);
      return found.ok ? profile(found.value) : found;
    },
    follow: async (id, on) => resultOf(await http(on ? "PUT" : "DELETE", `${of(id)}/follow`)),
    setAbout: async (about) => resultOf(await http("PUT", "/api/me/about", about)),
    privacy: async () => toldBy(await http("GET", "/api/me/privacy"), (settings: PrivacySettings) => settings),
    changePrivacy: async (change) => resultOf(await http("PUT", "/api/me/privacy", change)),
  };
};
