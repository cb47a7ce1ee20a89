import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { stateDigest } from "#shared/schema/digest.ts";
import type { InboxState } from "#shared/schema/inbox.ts";
import type { LobbyState } from "#shared/schema/lobby.ts";
import { CLOSE_WRONG_STATE } from "#shared/schema/protocol.ts";
import { createGroupHugRoom } from "../../client/net/group-hug.room.ts";
import { createMemoryVaults } from "../../client/net/memory.vault.ts";
import { loneTab } from "../../client/net/platform.port.ts";
import { roomViews } from "../../client/net/room.views.ts";
import type { Rooms } from "../../client/net/rooms.port.ts";
import { createSdkRooms } from "../../client/net/rooms.sdk.ts";
import { createSession } from "../../client/net/session.ts";
import { createClientStore, type Me } from "../../client/net/state.ts";
import { hugTo } from "../services/testing/hug.ts";
import { timers } from "../../tools/friends/node-client.ts";
import { draft } from "./group-hug/testing/group-hug.world.ts";
import { aWhile, joinAs, until, type Device } from "./testing/device.ts";
import { addShownUser } from "./testing/room-server.ts";
import { describeOnEachTransport } from "./testing/each-transport.ts";

describeOnEachTransport("digests of state over real sockets", (server) => {
  const addUser = (name: string) => addShownUser(server(), name);
  const inboxOf = (userId: string) => joinAs(server(), { userId, room: "inbox" });

  test("every room says what its state comes to, and every device has that, whatever each may see", async () => {
    const [ann, ben, eve] = [await addUser("Ann"), await addUser("Ben"), await addUser("Eve")];
    const made = await server().world.groupHugs.create(ann, draft());
    if (!made.ok) throw new Error("It was not made.");
    const groupHugId = made.value.id;
    const devices: Device[] = [];
    for (const userId of [ann, ben, eve]) {
      devices.push(await inboxOf(userId), await joinAs(server(), { userId, room: "lobby" }));
      devices.push(await joinAs(server(), { userId, room: "group-hug", groupHugId }));
    }
    const [mail] = devices;
    await mail?.request("person/block", { userId: ben, on: true });
    await mail?.request("touch/set", { touchCap: 40, touchForm: "picture", sharesSeen: true });
    // Ben is in the group hug of Ann no more.
    await until(() => devices.some(({ left }) => left.length > 0));
    const here = devices.filter(({ left }) => left.length === 0);
    for (const device of here)
      if (device.room.name === "group-hug") await device.request("group/ready", { isIn: true });
    // Nothing happened in the inbox of Eve.
    const busy = here.filter(({ room }) => room.name !== "inbox" || room.roomId.endsWith(ann));
    for (const device of busy) await until(() => device.digests.length > 0);
    await server().world.people.setProfile(eve, "Evelyn", { colour: "sea", texture: "plain" });
    server().changes.publish([eve]);
    const lobbies = devices.filter(({ room }) => room.name === "lobby");
    for (const lobby of lobbies) await until(() => lobby.state().people[eve].name === "Evelyn");
    await aWhile();
    const last = lobbies.map(({ digests }) => digests.at(-1));
    // Ann and Ben do not see one another, so each has another state.
    expect(new Set(last).size).toBe(3);
    for (const device of here) await device.leave();
  });

  test("what only comes into a view, or goes from one, is in the next digest", async () => {
    const [ann, ben] = [await addUser("Ann"), await addUser("Ben")];
    const [lobby, mail] = [await joinAs(server(), { userId: ann, room: "lobby" }), await inboxOf(ann)];
    const other = await joinAs(server(), { userId: ben, room: "lobby" });
    const last = () => lobby.digests.at(-1);
    const isTold = () => until(() => last() === stateDigest(lobby.room.state as LobbyState)); // as: a lobby was joined
    await until(() => lobby.state().people?.[ben]);
    await isTold();
    await mail.request("person/block", { userId: ben, on: true });
    await until(() => !lobby.state().people[ben]);
    await isTold();
    await mail.request("person/block", { userId: ben, on: false });
    await until(() => lobby.state().people[ben]);
    await isTold();
    for (const device of [lobby, mail, other]) await device.leave();
  });

  test("a device with a wrong state leaves and may join anew, three times in a row; a right one counts anew", async () => {
    const ann = await addUser("Ann");
    const rooms = createSdkRooms(server().url);
    const other = await inboxOf(ann);
    let touchCap = 0;
    const change = () =>
      other.request("touch/set", { touchCap: (touchCap += 1), touchForm: "touch", sharesSeen: false });
    const join = async () => {
      const left: number[] = [];
      let state: { unread: number; touchCap: number } | null = null;
      const outcome = await rooms.join("inbox", {}, server().identity.tokenFor(ann), {
        onLiveState: (live) => (state = live as typeof state), // as: an inbox was joined
        onMessage: () => {},
        onLeft: (code) => left.push(code),
      });
      if (outcome.kind !== "joined") throw new Error("It was not joined.");
      await until(() => state !== null);
      const seen = () => state as unknown as { unread: number; touchCap: number }; // as: just waited for
      return { room: outcome.room, left, seen };
    };
    const goWrong = async () => {
      const device = await join();
      device.seen().unread = 99;
      await change();
      await until(() => device.left.length > 0 || device.seen().touchCap === touchCap);
      await aWhile();
      return device;
    };
    expect((await goWrong()).left).toEqual([CLOSE_WRONG_STATE]);
    const right = await join();
    expect(right.seen().unread).toBe(0);
    await change();
    await until(() => right.seen().touchCap === touchCap);
    await aWhile();
    expect(right.left).toEqual([]);
    right.room.leave();
    for (let time = 0; time < 3; time += 1) expect((await goWrong()).left).toEqual([CLOSE_WRONG_STATE]);
    const hopeless = await goWrong();
    expect(hopeless.left).toEqual([]);
    hopeless.room.leave();
    await other.leave();
  });

  test("the client of a device whose state went wrong comes back by itself, with everything once", async () => {
    const [ann, ben] = [await addUser("Ann"), await addUser("Ben")];
    const from = await inboxOf(ben);
    const store = createClientStore();
    const sdk = createSdkRooms(server().url);
    let joins = 0;
    const rooms: Rooms = {
      join: (name, options, token, handlers) => {
        if (name === "inbox") joins += 1;
        return sdk.join(name, options, token, {
          ...handlers,
          onLiveState: (live) => name === "inbox" && spoil(live as InboxState), // as: an inbox was joined
        });
      },
    };
    let spoil: (state: InboxState) => void = () => {};
    const token = { token: server().identity.tokenFor(ann), userId: ann };
    const session = createSession({ id: ann, name: "Ann" } as Me, await createMemoryVaults().open(ann), {
      clock: timers,
      random: Math.random,
      uuid: randomUUID,
      surroundings: { isOnline: () => true, isVisible: () => true, onChange: () => () => {} },
      tabs: loneTab,
      http: async () => ({ kind: "ok", body: token }),
      rooms: async () => rooms,
      loadRoomViews: async () => roomViews,
      loadGroupHugs: async () => createGroupHugRoom,
      store,
      onSignedOut: () => {},
    });
    await session.start();
    const shown = () => store.getState().arrivals.map(({ message }) => message);
    const arrives = async (message: string) => {
      await from.request("hug/send", hugTo(ann, { message }));
      await until(() => shown().includes(message));
    };
    await until(() => store.getState().connection.kind === "online");
    await arrives("before");
    spoil = (state) => {
      state.unread = 99;
      spoil = () => {};
    };
    await arrives("wrong");
    await until(() => joins === 2 && store.getState().connection.kind === "online");
    await arrives("after");
    await until(() => store.getState().inbox?.unread === 3);
    expect([joins, shown()]).toEqual([2, ["before", "wrong", "after"]]);
    const noted = server().logLines.filter((line) => line.includes("found its state wrong"));
    expect(noted.at(-1)).toMatch(/"room":"inbox"/);
    session.stop();
    await from.leave();
  });
});
