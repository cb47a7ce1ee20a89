import { expect, test } from "vitest";
import { WRONG_STATE } from "../../client/net/rooms.port.ts";
import { createSdkRooms } from "../../client/net/rooms.sdk.ts";
import { draft } from "./group-hug/testing/group-hug.world.ts";
import { aWhile, joinAs, until } from "./testing/device.ts";
import { describeOnEachTransport } from "./testing/each-transport.ts";

describeOnEachTransport("digests of state over real sockets", (server) => {
  const addUser = (name: string) => server().world.addUser(name);
  const inboxOf = (userId: string) => joinAs(server(), { userId, room: "inbox" });

  test("every room says what its state comes to, and every device has that, whatever each may see", async () => {
    const [ann, ben, eve] = [await addUser("Ann"), await addUser("Ben"), await addUser("Eve")];
    const made = await server().world.groupHugs.create(ann, draft());
    if (!made.ok) throw new Error("It was not made.");
    const groupHugId = made.value.id;
    const devices = [];
    for (const userId of [ann, ben, eve]) {
      devices.push(await inboxOf(userId), await joinAs(server(), { userId, room: "lobby" }));
      devices.push(await joinAs(server(), { userId, room: "group-hug", groupHugId }));
    }
    const [mail] = devices;
    await mail?.request("person/block", { userId: ben, on: true });
    await mail?.request("touch/set", { touchCap: 40, touchForm: "picture", sharesSeen: true });
    for (const device of devices)
      if (device.room.name === "group-hug") await device.request("group/ready", { isIn: true });
    // Nothing happened in the inbox of Eve.
    const busy = devices.filter(({ room }) => room.name !== "inbox" || room.roomId.endsWith(ann));
    for (const device of busy) await until(() => device.digests.length > 0);
    await server().world.people.setProfile(eve, "Evelyn", { colour: "sea", texture: "plain" });
    server().changes.publish([eve]);
    const lobbies = devices.filter(({ room }) => room.name === "lobby");
    for (const lobby of lobbies) await until(() => lobby.state().people[eve].name === "Evelyn");
    await aWhile();
    const last = lobbies.map(({ digests }) => digests.at(-1));
    // Ann and Ben do not see one another, so each has another state.
    expect(new Set(last).size).toBe(3);
    for (const device of devices) await device.leave();
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
    expect((await goWrong()).left).toEqual([WRONG_STATE]);
    const right = await join();
    expect(right.seen().unread).toBe(0);
    await change();
    await until(() => right.seen().touchCap === touchCap);
    await aWhile();
    expect(right.left).toEqual([]);
    right.room.leave();
    for (let time = 0; time < 3; time += 1) expect((await goWrong()).left).toEqual([WRONG_STATE]);
    const hopeless = await goWrong();
    expect(hopeless.left).toEqual([]);
    hopeless.room.leave();
    await other.leave();
  });
});
