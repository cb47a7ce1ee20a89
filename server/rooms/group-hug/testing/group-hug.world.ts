import type { CreateGroupHug } from "#shared/schema/group-hug.ts";
import type { Design } from "#shared/design/design.format.ts";
import { STOCK_GROUP_DESIGNS } from "#shared/design/stock/stock-group-designs.ts";
import { invariant } from "../../../errors.ts";
import { groupHugDraft } from "../../../services/testing/group-hug.ts";
import type { World } from "../../../services/testing/world.ts";
import type { RoomDeps } from "../../room-deps.ts";
import { joinAs, type Device } from "../../testing/device.ts";
import type { RoomServer } from "../../testing/room-server.ts";

const [stock] = STOCK_GROUP_DESIGNS;
invariant(stock, "There is a design for a group.");
export const DESIGN: Design = stock;

/** The stock designs, lasting so long only: with the two first beats early on. */
export const lasting =
  (durationMs: number) =>
  (deps: RoomDeps): Partial<RoomDeps> => ({
    designs: {
      forGroup: (id) => {
        const design = deps.designs.forGroup(id);
        return design && { ...design, durationMs, beats: [100, 400] };
      },
    },
  });

export const draft = (of: Partial<CreateGroupHug> = {}): CreateGroupHug =>
  groupHugDraft({ name: "Sunday", description: "come", message: "thank you", capacity: 4, design: DESIGN.id, ...of });

/** People and group hugs on one server, over its own world or the one that is given. */
export const onServer = (server: () => RoomServer, world: () => World = () => server().world) => {
  const people = (...names: readonly string[]): Promise<string[]> =>
    Promise.all(names.map((name) => world().addUser(name)));
  const create = async (hostId: string, of: Partial<CreateGroupHug> = {}): Promise<string> => {
    const created = await world().groupHugs.create(hostId, draft(of));
    invariant(created.ok, "It was created.");
    return created.value.id;
  };
  const join = (groupHugId: string, userId: string): Promise<Device> =>
    joinAs(server(), { userId, room: "group-hug", groupHugId });
  /** Everybody joins and is in; the first hosts. */
  const gather = async (of: Partial<CreateGroupHug>, ...userIds: readonly string[]) => {
    const id = await create(userIds[0] ?? "", of);
    const devices: Device[] = [];
    for (const userId of userIds) {
      const device = await join(id, userId);
      await device.request("group/ready", { isIn: true });
      devices.push(device);
    }
    return { id, devices };
  };
  return { people, create, join, gather };
};

/** What somebody is denied with. */
export const denialOf = (joining: Promise<Device>): Promise<string> =>
  joining.then(
    () => "joined",
    (error: { message: string }) => error.message,
  );
