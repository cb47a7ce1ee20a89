import { Client } from "@colyseus/sdk";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ALLOW_HUGS_FROM, AUDIENCES } from "#shared/schema/audience.ts";
import { DEFAULT_CONSENT } from "#shared/schema/consent.ts";
import { DEFAULT_PRIVACY, type PrivacySettings } from "#shared/schema/privacy.ts";
import { PROTOCOL_VERSION } from "#shared/schema/protocol.ts";
import { createApp, type App } from "./app.ts";
import { aloneCluster } from "./platform/cluster/cluster.ts";
import { openTestDatabase } from "./platform/database/testing/open-test-database.ts";
import { createEpochWatch } from "./platform/epoch-watch.ts";
import { USUAL_LIMITS } from "./platform/measures-watch.ts";
import { createLog } from "./platform/logger/logger.ts";
import { createOpenSeats } from "./platform/open-seats.ts";
import { aWhile, follow as followRoom, until } from "./rooms/testing/device.ts";
import { openTap } from "./rooms/testing/tap.ts";
import { createMemoryIdentity } from "./services/identity/identity.memory.ts";
import { createDatabaseWorld } from "./services/testing/database-world.ts";
import { COMPLETED, groupHugDraft, joined, ownedGroupHug, ready, STARTED } from "./services/testing/group-hug.ts";
import { hugTo, valueOf } from "./services/testing/hug.ts";
import { newMood } from "./services/testing/mood.ts";
import { createMemoryWorld } from "./services/testing/memory-world.ts";
import type { World } from "./services/testing/world.ts";

let world: World;
let app: App;
let url: string;
let tap: Awaited<ReturnType<typeof openTap>>;
const identity = createMemoryIdentity();

beforeAll(async () => {
  world = createDatabaseWorld(await openTestDatabase("pglite"));
  app = createApp({
    config: {
      host: "127.0.0.1",
      port: { kind: "fixed", port: 0 },
      transport: "ws",
      publicUrl: null,
      isBehindProxy: false,
    },
    services: {
      ...world,
      keptAnswers: createMemoryWorld().keptAnswers,
      identity,
      accounts: identity,
      ...createMemoryWorld().waysIn(identity, () => undefined),
      seats: createOpenSeats(),
      epochs: createEpochWatch({ movedOn: world.groupHugs.movedOn }),
      liveLimits: USUAL_LIMITS,
      queueDepths: async () => ({ jobs: 0, held: 0 }),
      pingDatabase: async () => undefined,
    },
    cluster: aloneCluster(),
    log: createLog({ level: "silent", format: "json" }),
    pagesFolder: "no such folder",
    version: "0",
    nowMs: Date.now,
  });
  ({ url } = await app.listen());
  tap = await openTap(Number(new URL(url).port));
});
afterAll(async () => {
  tap?.close();
  await app?.close();
  await world?.close();
});

const ask = async (as: string, method: string, path: string, body?: unknown, origin = url) => {
  const cookie = `hugmood.session_token=${identity.tokenFor(as)}`;
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const headers = { cookie, "content-type": "application/json" };
  const response = await fetch(`${origin}${path}`, { method, headers, ...sent });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
};

type FollowedRoom = Awaited<ReturnType<typeof followRoom>>;
const enterRoom = async (id: string, room: string, origin = url): Promise<FollowedRoom> => {
  const client = new Client(origin);
  client.auth.token = identity.tokenFor(id);
  const after = room === "inbox" ? { after: 0 } : {};
  return followRoom(await client.joinOrCreate(room, { protocol: PROTOCOL_VERSION, ...after }));
};

const KINDS = ["self", "friend", "follower", "followed", "stranger", "blocked", "blocking"] as const;
type Kind = (typeof KINDS)[number];

/** What each kind of viewer gets of somebody with the default settings, but for one. Written out, not computed. */
const SEEING: Readonly<Record<string, readonly Kind[]>> = {
  nobody: ["self"],
  friends: ["self", "friend"],
  followers: ["self", "friend", "follower"],
  everyone: ["self", "friend", "follower", "followed", "stranger"],
};
const OPEN: Readonly<Record<string, readonly Kind[]>> = {
  nobody: [],
  approved: [],
  friends: ["friend"],
  following: ["friend", "followed"],
  everyone: ["friend", "follower", "followed", "stranger"],
};
/** Who follows somebody finds in the feed what they do. */
const FOLLOWING: readonly Kind[] = ["friend", "follower"];
const OTHERS: readonly Kind[] = ["friend", "follower", "followed", "stranger"];

type Cell = {
  readonly setting: keyof PrivacySettings;
  readonly value: string | boolean;
  readonly kind: Kind;
};
const VALUES: Readonly<Record<keyof PrivacySettings, readonly (string | boolean)[]>> = {
  shareMode: AUDIENCES,
  allowHugsFrom: ALLOW_HUGS_FROM,
  showMoodTo: AUDIENCES,
  showActivityTo: AUDIENCES,
  allowFriendRequests: [true, false],
};
const CHOICES = Object.entries(VALUES).flatMap(([setting, values]) =>
  values.map((value) => ({ setting: setting as keyof PrivacySettings, value })),
);

const wantedOf = ({ setting, value, kind }: Cell) => {
  const is = (name: keyof PrivacySettings) => String(setting === name ? value : DEFAULT_PRIVACY[name]);
  const takesRequests = is("allowFriendRequests") === "true";
  const seesActivity = SEEING[is("showActivityTo")]?.includes(kind) ?? false;
  const hugs = OPEN[is("allowHugsFrom")]?.includes(kind) ? "open" : is("allowHugsFrom") === "nobody" ? "off" : "asks";
  return {
    seesActivity,
    seesMoods: SEEING[is("showMoodTo")]?.includes(kind) ?? false,
    mayFollow: OTHERS.includes(kind) && (takesRequests || kind !== "stranger"),
    hugs: kind === "self" ? "off" : hugs,
  };
};

/** The lobby shows the owner to exactly those who see activity; the inbox to friends among them. */
const seesInRooms = async (viewer: string, owner: string, kind: Kind, cell: Cell): Promise<void> => {
  const wanted = kind !== "blocked" && kind !== "blocking" && wantedOf(cell).seesActivity;
  const [lobby, inbox] = [await enterRoom(viewer, "lobby"), await enterRoom(viewer, "inbox")];
  const shownTo = cell.setting === "showActivityTo" ? cell.value : DEFAULT_PRIVACY.showActivityTo;
  const isRead = () =>
    kind === "self" ? inbox.state().showActivityTo === shownTo : Object.keys(inbox.state().friends ?? {}).length > 0;
  // Once something else of the same reading is there, what is not there does not come.
  await until(() => lobby.state().people?.[viewer] !== undefined);
  await until(() => (lobby.state().people?.[owner] !== undefined) === wanted);
  const isFriend = kind === "friend" && wanted;
  if (isFriend || kind === "self") await until(isRead);
  else await aWhile(100);
  expect([cell, owner in (lobby.state().people ?? {}), owner in (inbox.state().friends ?? {})]).toEqual([
    cell,
    wanted,
    isFriend,
  ]);
  for (const room of [lobby, inbox]) await room.leave();
};

describe("five settings x values x viewers, over HTTP and in rooms", () => {
  let present: FollowedRoom | undefined;
  const ids: Partial<Record<Kind, string>> = {};
  const idOf = (kind: Kind): string => ids[kind] ?? "";
  beforeAll(async () => {
    await world.reset();
    for (const kind of KINDS) ids[kind] = await world.addUser(kind, DEFAULT_PRIVACY.allowHugsFrom);
    const owner = idOf("self");
    valueOf(await world.profiles.setAbout(owner, { username: "selfsame" }));
    await world.beActive(owner);
    present = await enterRoom(owner, "lobby");
    for (const kind of ["friend", "follower"] as const)
      valueOf(await world.follows.setFollowing(idOf(kind), owner, true));
    for (const kind of ["friend", "followed"] as const)
      valueOf(await world.follows.setFollowing(owner, idOf(kind), true));
    for (const [at, audience] of AUDIENCES.entries()) {
      const mood = newMood({ mood: audience, audience, note: "MARKER", tags: ["MARKER"] });
      valueOf(await world.moods.create(owner, { ...mood, feltAtMs: Date.now() - (at + 1) * 3_600_000 }));
    }
    valueOf(await world.people.setBlocked(owner, idOf("blocked"), true));
    valueOf(await world.people.setBlocked(idOf("blocking"), owner, true));
  });

  afterAll(() => present?.leave());

  describe.each(CHOICES)("$setting = $value", ({ setting, value }) => {
    const settings = { ...DEFAULT_PRIVACY, [setting]: value };
    beforeAll(async () => {
      const { allowHugsFrom, ...seeing } = settings;
      for (const [path, body] of [
        ["/api/me/privacy", seeing],
        ["/api/consents/settings", { ...DEFAULT_CONSENT, allowHugsFrom }],
      ] as const) {
        const set = await ask(idOf("self"), "PUT", path, body);
        if (set.status !== 200) throw new Error(`The settings were refused: ${JSON.stringify(set.json)}`);
      }
    });
    test.each(KINDS)("for %s", async (kind) => {
      const cell: Cell = { setting, value, kind };
      const [owner, viewer] = [idOf("self"), idOf(kind)];
      const profile = await ask(viewer, "GET", `/api/people/${owner}/profile`);
      const list = await ask(viewer, "GET", `/api/people/${owner}/following`);
      const moods = await ask(viewer, "GET", `/api/people/${owner}/moods`);
      expect(JSON.stringify(moods.json)).not.toContain("MARKER");
      await seesInRooms(viewer, owner, kind, cell);
      const found = (await world.profiles.search(viewer, "self", 9)).map(({ id }) => id);
      const named = await ask(viewer, "GET", "/api/people/by-username/Selfsame");
      const feed = await ask(viewer, "GET", "/api/feed");
      expect(feed.status).toBe(200);
      const isInFeed = JSON.stringify(feed.json).includes(owner);
      if (kind === "blocked" || kind === "blocking") {
        for (const answer of [profile, list, named, moods, await ask(viewer, "PUT", `/api/people/${owner}/follow`)])
          expect(answer).toMatchObject({ status: 404, json: { code: "no_such_person" } });
        expect(found).toEqual([]);
        expect(isInFeed).toBe(false);
        return;
      }
      const wanted = wantedOf(cell);
      expect(profile).toMatchObject({ status: 200, json: wanted });
      expect(profile.json["lastActiveMs"] !== null).toBe(wanted.seesActivity);
      expect(list.status).toBe(wanted.seesActivity ? 200 : 403);
      // Of a mood the narrower of its own audience and the setting is shown.
      const shown = AUDIENCES.filter((audience) => SEEING[audience]?.includes(kind));
      if (!wanted.seesMoods) expect(moods).toMatchObject({ status: 403, json: { code: "not_shown" } });
      else expect(moods).toMatchObject({ status: 200, json: { moods: shown.map((mood) => ({ mood })) } });
      expect(found).toEqual(kind === "self" ? [] : [owner]);
      expect(named).toEqual({ status: 200, json: { id: owner } });
      expect(isInFeed).toBe(wanted.seesActivity && FOLLOWING.includes(kind));
      // The settings are nobody else's to read: there is no address for them but one's own.
      expect(JSON.stringify(profile.json)).not.toContain("shareMode");
      const own = await ask(viewer, "GET", "/api/me/privacy");
      expect(own.json).toEqual(kind === "self" ? settings : DEFAULT_PRIVACY);
      if (kind !== "stranger") return;
      const followed = await ask(viewer, "PUT", `/api/people/${owner}/follow`);
      if (wanted.mayFollow) expect(followed.status).toBe(200);
      else expect(followed).toMatchObject({ status: 403, json: { code: "follow_not_allowed" } });
      valueOf(await world.follows.setFollowing(viewer, owner, false));
    });
  });
});

describe("somebody who blocked, in the bytes that reach the blocked", () => {
  const MARKER = "Quillbeam";
  beforeEach(async () => {
    await world.reset();
  });
  const enter = async (id: string, room: string, origin: string, own: object = {}) => {
    const client = new Client(origin);
    client.auth.token = identity.tokenFor(id);
    const after = room === "inbox" ? { after: 0 } : {};
    return followRoom(await client.joinOrCreate(room, { protocol: PROTOCOL_VERSION, ...after, ...own }));
  };

  test.each(["blocked", "blocking"] as const)("there is nothing of them for one who is %s", async (role) => {
    const [owner, viewer, third] = [
      await world.addUser(MARKER),
      await world.addUser("Viewer"),
      await world.addUser("Third"),
    ];
    valueOf(await world.profiles.setAbout(owner, { username: "quillbeam", bio: MARKER }));
    for (const one of [owner, viewer, third]) {
      valueOf(await world.privacy.change(one, { showActivityTo: "everyone", showMoodTo: "everyone" }));
      for (const other of [owner, viewer, third])
        if (one !== other) valueOf(await world.follows.setFollowing(one, other, true));
    }
    const mood = newMood({ mood: MARKER, audience: "everyone", feltAtMs: Date.now() - 3_600_000 });
    valueOf(await world.moods.create(owner, mood));
    const hosted = valueOf(await world.groupHugs.create(owner, groupHugDraft({ name: `${MARKER}'s` }))).id;
    const shared = await ownedGroupHug(world, owner, { name: `With ${MARKER}` });
    for (const id of [owner, third]) await shared.write(joined(id), ready(id));
    await shared.write(STARTED, COMPLETED);
    const everywhere = async () => {
      const rooms = [await enterRoom(viewer, "lobby", tap.url), await enterRoom(viewer, "inbox", tap.url)];
      await until(() => Object.keys(rooms[0]?.state().people ?? {}).length > 0);
      await aWhile(600);
      for (const path of [
        "/api/people/search?q=quillbeam",
        "/api/people/suggestions",
        "/api/people/by-username/quillbeam",
        `/api/people/${owner}`,
        `/api/people/${owner}/profile`,
        `/api/people/${owner}/moods`,
        `/api/people/${owner}/friends`,
        ...["friends", "followers", "following"].flatMap((list) => [
          `/api/people/${viewer}/${list}`,
          `/api/people/${third}/${list}`,
        ]),
        "/api/feed",
        "/api/group-hugs",
        `/api/group-hugs/${hosted}`,
      ])
        await ask(viewer, "GET", path, undefined, tap.url);
      for (const room of rooms) await room.leave();
      return tap.text();
    };
    const present = await enterRoom(owner, "lobby", url);
    const standing = await enterRoom(third, "lobby", url);
    tap.forget();
    const before = await everywhere();
    // What is looked for is there to be found.
    expect(before.split(MARKER).length).toBeGreaterThan(10);
    expect(before).toContain(`With ${MARKER}`);

    if (role === "blocked") valueOf(await world.people.setBlocked(owner, viewer, true));
    else valueOf(await world.people.setBlocked(viewer, owner, true));
    // Of what they still try, nothing arrives either.
    await world.groupHugs.invite(owner, hosted, viewer);
    await world.hugs.send(owner, hugTo(viewer, { message: MARKER }));
    await present.leave();
    await standing.leave();
    const again = [await enterRoom(owner, "lobby", url), await enterRoom(third, "lobby", url)];
    tap.forget();
    const after = (await everywhere()).toLowerCase();
    expect(after).toContain("third");
    expect(after).not.toContain(MARKER.toLowerCase());
    // Their id is nowhere but in what the blocked asked for by it, and in the list of whom one keeps away.
    if (role === "blocked") expect(after).not.toContain(owner);
    for (const room of again) await room.leave();
  });

  test.each([
    ["blocked", "stays in it without them"],
    ["blocking", "leaves it"],
  ] as const)("in a group hug of a third person one who is %s %s", async (role, _) => {
    const [owner, viewer, third] = [
      await world.addUser(MARKER),
      await world.addUser("Viewer"),
      await world.addUser("Third"),
    ];
    const groupHugId = valueOf(await world.groupHugs.create(third, groupHugDraft({ name: "Sunday" }))).id;
    const [host, theirs] = [
      await enter(third, "group-hug", url, { groupHugId }),
      await enter(owner, "group-hug", url, { groupHugId }),
    ];
    for (const device of [host, theirs]) await device.request("group/ready", { isIn: true });
    tap.forget();
    const own = await enter(viewer, "group-hug", tap.url, { groupHugId });
    const lobby = await enter(viewer, "lobby", tap.url);
    await own.request("group/ready", { isIn: true });
    await host.request("group/start", {});
    await until(() => own.state().phase === "active" && groupHugId in (lobby.state().groupHugs ?? {}));
    // What is looked for is there to be found.
    expect(tap.text()).toContain(MARKER);

    const [blocker, other] = role === "blocked" ? [owner, viewer] : [viewer, owner];
    const mail = await enter(blocker, "inbox", url);
    await mail.request("person/block", { userId: other, on: true });
    const [left, stays] = role === "blocked" ? [theirs, own] : [own, theirs];
    await until(() => left.left.length > 0);
    const isThere = (device: typeof own, id: string) => id in device.state().participants;
    await until(() => !isThere(stays, blocker) && !isThere(host, blocker));
    const isListed = (device: typeof lobby) => groupHugId in (device.state().groupHugs ?? {});
    await until(() => isListed(lobby) === (role === "blocked"));
    // What they do from now on does not reach them, nor what they come upon anew.
    tap.forget();
    stays.room.send("group/press", 200);
    await host.request("group/lock", { on: true });
    await host.request("group/lock", { on: false });
    const again = await enter(viewer, "lobby", tap.url);
    await until(() => again.state().count > 0);
    const back = await enter(viewer, "group-hug", tap.url, { groupHugId }).catch(({ message }: Error) => message);
    const answers = [];
    for (const path of ["/api/group-hugs", `/api/group-hugs/${groupHugId}`])
      answers.push((await ask(viewer, "GET", path, undefined, tap.url)).status);
    await aWhile(600);
    const seen = tap.text();
    expect(seen).not.toContain(MARKER);
    expect(seen).not.toContain(owner);
    expect([typeof back === "string" ? back : "joined", ...answers, isListed(again)]).toEqual(
      role === "blocked" ? ["joined", 200, 200, true] : ["no_such_room", 200, 404, false],
    );
    for (const device of [lobby, again, mail, host, stays]) await device.leave();
    if (typeof back !== "string") await back.leave();
  });
});
