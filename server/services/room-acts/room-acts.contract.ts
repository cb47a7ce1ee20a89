import { expect, test } from "vitest";
import { ROOM_ACTS, type RoomAct, type RoomActKind } from "#shared/schema/room-act.ts";
import type { StaffRole } from "#shared/schema/staff.ts";
import { COMPLETED, groupHugDraft, joined, ownedGroupHug, STARTED } from "../testing/group-hug.ts";
import { valueOf } from "../testing/hug.ts";
import type { World } from "../testing/world.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";
const refusal = (code: string) => ({ ok: false, refusal: { code } });
const actOf = (kind: RoomActKind, minutes: number | null = null): RoomAct => {
  const told = { category: "harassment", statement: "Please be kind." } as const;
  return kind === "lock" || kind === "slow" ? { kind, ...told, minutes } : { kind, ...told };
};

/** What `RoomActs` promises. */
export const describeRoomActs = (world: () => World): void => {
  const onStaff = async (role: StaffRole): Promise<string> => {
    const id = await world().addUser(role);
    await world().setRole(id, role);
    return id;
  };
  const traced = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    const before = (await world().acts()).length;
    await work();
    return (await world().acts()).slice(before);
  };
  const kindsIn = async (id: string) => (await world().roomActs.openIn(id)).map(({ kind }) => kind);

  test("A1 each act is in force and in the audit, and said to whoever has the group hug open", async () => {
    const [mod, ann] = [await onStaff("moderator"), await world().addUser("Ann")];
    const hug = await ownedGroupHug(world(), ann);
    const heard: string[] = [];
    const unsubscribe = world().roomActHints.subscribe((id) => heard.push(id));
    const names = { reminder: "remind", lock: "lock_room", slow: "slow_room", close: "close_room" };
    for (const kind of ROOM_ACTS) {
      const act = () => world().roomActs.act(mod, hug.id, actOf(kind));
      expect(await traced(async () => valueOf(await act()))).toEqual([`${names[kind]} ${hug.id}`]);
      expect(await kindsIn(hug.id)).toContain(kind);
    }
    expect(heard).toEqual(ROOM_ACTS.map(() => hug.id));
    const [reminder] = await world().roomActs.openIn(hug.id);
    const told = { category: "harassment", statement: "Please be kind." };
    expect(reminder).toMatchObject({ kind: "reminder", userId: null, name: "", ...told, endsInMs: null });
    expect(await world().groupHugs.movedOn([{ id: hug.id, epoch: hug.epoch, acts: 0 }])).toEqual([
      { id: hug.id, isLost: false, acts: 4 },
    ]);
    unsubscribe();
  });

  test("A2 a closed one is called off, says why, lets nobody in, and what its room writes is lost", async () => {
    const [mod, ann, ben] = [await onStaff("moderator"), await world().addUser("Ann"), await world().addUser("Ben")];
    const hug = await ownedGroupHug(world(), ann);
    await hug.write(joined(ann), STARTED);
    valueOf(await world().groupHugs.invite(ann, hug.id, ben));
    valueOf(await world().roomActs.act(mod, hug.id, actOf("close")));
    const closedFor = { category: "harassment", statement: "Please be kind." };
    expect(await world().groupHugs.one(ann, hug.id)).toMatchObject({ phase: "canceled", closedFor });
    expect(await world().groupHugs.admission(ben, hug.id)).toBe("over");
    expect(await hug.write(COMPLETED)).toBe("lost");
    expect((await world().inbox.snapshot(ben))?.invitations).toEqual([]);
    expect(await world().groupHugs.listed(10)).toEqual([]);
  });

  test("A3 a lock keeps everybody new out, whatever the host says, until it ends or is lifted", async () => {
    const [mod, ann, ben] = [await onStaff("moderator"), await world().addUser("Ann"), await world().addUser("Ben")];
    const hug = await ownedGroupHug(world(), ann);
    await hug.write(joined(ann));
    const admission = () => world().groupHugs.admission(ben, hug.id);
    const { id } = valueOf(await world().roomActs.act(mod, hug.id, actOf("lock", 5)));
    await hug.write({ kind: "locked", on: false });
    expect(await admission()).toBe("locked");
    expect(await world().groupHugs.listed(10)).toMatchObject([{ isLocked: true }]);
    expect(await traced(async () => valueOf(await world().roomActs.lift(mod, hug.id, id)))).toEqual([
      `lift_lock_room ${hug.id}`,
    ]);
    expect(await admission()).toBe("welcome");
    expect(await world().roomActs.lift(mod, hug.id, id)).toEqual(refusal("no_such_act"));
    valueOf(await world().roomActs.act(mod, hug.id, actOf("lock", 5)));
    const [open] = await world().roomActs.openIn(hug.id);
    expect(open?.endsInMs).toBeGreaterThan(4 * 60_000);
    expect(open?.endsInMs).toBeLessThanOrEqual(5 * 60_000);
    await world().pass(6 * 60_000);
    expect(await admission()).toBe("welcome");
    expect(await kindsIn(hug.id)).toEqual([]);
  });

  test("A4 a lock takes the place of the one before, the last reminder that of the others", async () => {
    const [mod, ann] = [await onStaff("moderator"), await world().addUser("Ann")];
    const hug = await ownedGroupHug(world(), ann);
    for (const act of [actOf("lock", 5), actOf("reminder"), actOf("lock", null), actOf("reminder")])
      valueOf(await world().roomActs.act(mod, hug.id, act));
    expect(await kindsIn(hug.id)).toEqual(["lock", "reminder"]);
    expect((await world().roomActs.openIn(hug.id))[0]?.endsInMs).toBeNull();
  });

  test("A5 what must not be is refused, changes nothing and leaves no trace", async () => {
    const [mod, senior, ann] = [
      await onStaff("moderator"),
      await onStaff("senior_moderator"),
      await world().addUser("Ann"),
    ];
    const hug = await ownedGroupHug(world(), ann);
    const [own, seniors] = [await ownedGroupHug(world(), mod), await ownedGroupHug(world(), senior)];
    const over = await ownedGroupHug(world(), ann);
    await over.write({ kind: "canceled" });
    const tries = [
      [ann, hug.id, "not_yours_to_do"],
      [NOBODY, hug.id, "not_yours_to_do"],
      [mod, own.id, "not_yours_to_do"],
      [mod, seniors.id, "not_yours_to_do"],
      [mod, NOBODY, "no_such_group_hug"],
      [mod, "x", "no_such_group_hug"],
      [mod, over.id, "wrong_phase"],
    ] as const;
    for (const [by, id, code] of tries)
      for (const kind of ROOM_ACTS) {
        const act = async () => expect(await world().roomActs.act(by, id, actOf(kind))).toEqual(refusal(code));
        expect([code, await traced(act)]).toEqual([code, []]);
      }
    for (const { id } of [hug, own, seniors, over]) expect(await kindsIn(id)).toEqual([]);
    for (const id of ["x", NOBODY])
      expect(await world().roomActs.lift(mod, hug.id, id)).toEqual(refusal("no_such_act"));
    const { id: closed } = valueOf(await world().roomActs.act(senior, hug.id, actOf("close")));
    expect(await world().roomActs.lift(senior, hug.id, closed)).toEqual(refusal("no_such_act"));
    valueOf(await world().roomActs.act(senior, own.id, actOf("reminder")));
  });

  test("A6 of two who close it at once one does, and one hears that it is over", async () => {
    const [one, other, ann] = [await onStaff("moderator"), await onStaff("moderator"), await world().addUser("Ann")];
    const hug = await ownedGroupHug(world(), ann);
    const said = await Promise.all([one, other].map((by) => world().roomActs.act(by, hug.id, actOf("close"))));
    expect(said.filter(({ ok }) => ok)).toHaveLength(1);
    expect(said.find(({ ok }) => !ok)).toEqual(refusal("wrong_phase"));
  });

  test("A7 covered words are shown to whoever says why, and that leaves a trace each time", async () => {
    const [mod, ann] = [await onStaff("moderator"), await world().addUser("Ann")];
    const words = { description: "By the fire.", message: "Thank you." };
    const { id } = valueOf(await world().groupHugs.create(ann, groupHugDraft(words)));
    const reveal = (by: string, of = id) => world().roomActs.reveal(by, of, "hate");
    expect(await traced(async () => expect(valueOf(await reveal(mod))).toEqual(words))).toEqual([`reveal_words ${id}`]);
    expect(
      await traced(async () => {
        expect(await reveal(ann)).toEqual(refusal("not_yours_to_do"));
        expect(await reveal(mod, NOBODY)).toEqual(refusal("no_such_group_hug"));
      }),
    ).toEqual([]);
  });
};
