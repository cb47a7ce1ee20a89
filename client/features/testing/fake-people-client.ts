import type { ListedPerson, PersonProfile } from "#shared/schema/people.ts";
import type { FollowList } from "#shared/schema/people.limits.ts";
import type { PrivacySettings } from "#shared/schema/privacy.ts";
import type { PeopleClient, Told } from "../../net/state.ts";
import { fakeFeed } from "./fake-feed.ts";
import { ANA, fakeId, FRIENDS } from "./fake-people.ts";

const USERNAMES = ["fern", "ben.o", "miriam_oc", "", "olli", "noor.and.sea"];
const MORE: readonly ListedPerson[] = [
  { id: fakeId(21), name: "Ilse", being: "ember/speckle", username: "ilse", follows: false, isFollowed: false },
  { id: fakeId(22), name: "Théo Marchand", being: "sea/plain", username: "", follows: false, isFollowed: true },
  { id: fakeId(23), name: "Amara", being: "rose/fleece", username: "amara.k", follows: false, isFollowed: false },
];
const BIO = "I hug slowly and mean it.\nMornings at the sea, evenings with a book and somebody to lean on.";
const told = async <T>(value: T): Promise<Told<T>> => ({ ok: true, value });

/** The part of the fake client that is about people. `people-shy`: nobody shows anything; `people-away`: out of reach. */
export const fakePeople = (scene: string, nowMs: number): PeopleClient => {
  const isEmpty = scene === "empty";
  let people: readonly ListedPerson[] = [
    ...FRIENDS.map((person, index) => ({
      ...person,
      username: USERNAMES[index] ?? "",
      follows: index !== 4,
      isFollowed: index !== 3,
    })),
    ...MORE,
  ];
  let settings: PrivacySettings = {
    shareMode: "friends",
    allowHugsFrom: "friends",
    showMoodTo: "friends",
    showActivityTo: "friends",
    allowFriendRequests: true,
  };
  let about = { username: "ana", bio: BIO };
  const of = (list: FollowList) =>
    isEmpty
      ? []
      : people.filter(
          ({ follows, isFollowed }) => (list === "followers" || follows) && (list === "following" || isFollowed),
        );
  const profileOf = (id: string): PersonProfile | null => {
    const isSelf = id === ANA.id;
    const person = isSelf
      ? { ...ANA, ...about, follows: false, isFollowed: false }
      : people.find((one) => one.id === id);
    if (!person) return null;
    const isFriend = person.follows && person.isFollowed;
    const seesActivity = isSelf || (isFriend && scene !== "people-shy");
    return {
      ...person,
      bio: isSelf ? about.bio : scene === "people-shy" ? "" : BIO,
      isSelf,
      counts: { friends: of("friends").length, followers: of("followers").length, following: of("following").length },
      lastActiveMs: seesActivity ? nowMs - 5 * 3_600_000 : null,
      seesActivity,
      seesMoods: seesActivity,
      mayFollow: !isSelf && scene !== "people-shy",
      hugs: isSelf ? "off" : isFriend ? "open" : scene === "people-shy" ? "off" : "asks",
    };
  };
  const client: PeopleClient = {
    search: (text) => {
      const begins = text.slice(0, 2).toLowerCase();
      return told(isEmpty ? [] : people.filter(({ name }) => name.toLowerCase().includes(begins)));
    },
    suggestions: () => told(isEmpty ? [] : MORE.map((person, index) => ({ ...person, friendsInCommon: 3 - index }))),
    list: (_userId, list) => told({ items: of(list), next: null }),
    feed: () => told({ items: isEmpty ? [] : fakeFeed(nowMs), next: null }),
    profile: async (id) => {
      const value = profileOf(id);
      return value ? { ok: true, value } : { ok: false, refusal: { code: "no_such_person" } };
    },
    named: (username) => {
      const found = username === about.username ? ANA : people.find((one) => one.username === username);
      return client.profile(found?.id ?? "");
    },
    follow: async (id, on) => {
      people = people.map((one) => (one.id === id ? { ...one, follows: on } : one));
      return { ok: true };
    },
    setAbout: async (changed) => {
      if (changed.username === "taken") return { ok: false, refusal: { code: "username_taken" } };
      about = { username: changed.username ?? about.username, bio: changed.bio ?? about.bio };
      return { ok: true };
    },
    privacy: () => told(settings),
    changePrivacy: async (change) => {
      settings = { ...settings, ...change } as PrivacySettings; // as: nothing in it is undefined here
      return { ok: true };
    },
  };
  if (scene !== "people-away") return client;
  const away = async () => ({ ok: false, refusal: { code: "offline" } }) as const;
  return Object.fromEntries(Object.keys(client).map((name) => [name, away])) as unknown as PeopleClient; // as: the same names
};
