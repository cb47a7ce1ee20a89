import { expect, test } from "vitest";
import { GROUP_EXPIRES_AFTER_MS, GROUP_PHASES, type GroupPhase } from "#shared/schema/group-hug.ts";
import { BrokenInvariant } from "../../errors.ts";
import type { Contract } from "../testing/each-world.ts";
import { COMPLETED, joined, OTHER_GROUP_DESIGN, ownedGroupHug, ready, STARTED } from "../testing/group-hug.ts";
import { aTurnLater } from "../testing/turns.ts";
import type { GroupHugChange } from "./group-hugs.port.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";
const STEPS = [
  { beat: 0, spreadMs: 4.5, boundMs: 22.25, reports: 3 },
  { beat: 2, spreadMs: 6.5, boundMs: 30.5, reports: 2 },
];
const TOGETHER = { withinMs: 5.5, worstMs: 30.5, beats: 2 };

/** What leads to a phase. */
const WAY_TO: Readonly<Record<GroupPhase, readonly GroupHugChange[]>> = {
  pending: [],
  active: [STARTED],
  completed: [STARTED, COMPLETED],
  expired: [{ kind: "expired" }],
  canceled: [{ kind: "canceled" }],
};
const OPEN: readonly GroupPhase[] = ["pending", "active"];
/** In which phases each change may be written, and the phase it leads to; null = the same. */
const LEGAL: Readonly<Record<GroupHugChange["kind"], readonly [readonly GroupPhase[], GroupPhase | null]>> = {
  joined: [OPEN, null],
  ready: [OPEN, null],
  left: [OPEN, null],
  host_passed: [OPEN, null],
  locked: [OPEN, null],
  design_chosen: [["pending"], null],
  started: [["pending"], "active"],
  completed: [["active"], "completed"],
  expired: [["pending"], "expired"],
  canceled: [OPEN, "canceled"],
};

/** What `GroupHugs` promises the room that owns one. */
export const describeWriting: Contract = (world) => {
  const users = (...names: string[]) => Promise.all(names.map((name) => world().addUser(name)));
  const view = (reader: string, id: string) => world().groupHugs.one(reader, id);
  const changeOf = (kind: GroupHugChange["kind"], userId: string): GroupHugChange => {
    switch (kind) {
      case "joined":
      case "left":
      case "host_passed":
        return { kind, userId };
      case "ready":
        return ready(userId);
      case "locked":
        return { kind, on: true };
      case "design_chosen":
        return { kind, design: OTHER_GROUP_DESIGN };
      case "started":
        return STARTED;
      case "completed":
        return { kind, steps: STEPS, together: TOGETHER };
      case "expired":
      case "canceled":
        return { kind };
    }
  };

  test("K11 who takes it over gets all there is, with times from now, and one epoch more", async () => {
    const [ann = "", ben = "", cho = ""] = await users("Ann", "Ben", "Cho");
    const scheduledForMs = Math.floor(await world().nowMs()) + 600_000;
    const draft = { scheduledForMs, message: "m", description: "d" };
    const { id, epoch, write } = await ownedGroupHug(world(), ann, draft);
    expect(epoch).toBe(1);
    await write(joined(ben), joined(ann), joined(cho), ready(ann), { kind: "left", userId: ben });
    const pending = await world().groupHugs.takeOver(id);
    const { seed, expiresAtMs, design, name, capacity, visibility } = (await view(ann, id)) ?? {};
    expect(pending).toEqual({
      epoch: 2,
      acts: 0,
      id,
      name,
      description: "d",
      message: "m",
      design,
      seed,
      capacity,
      visibility,
      isLocked: false,
      hostId: ann,
      phase: "pending",
      scheduledForMs,
      expiresAtMs,
      startsInMs: null,
      steps: [],
      scheduledInMs: expect.any(Number),
      expiresInMs: expect.any(Number),
      participants: [
        { userId: ben, name: "Ben", being: "ember/plain", status: "left" },
        { userId: ann, name: "Ann", being: "ember/plain", status: "in" },
        { userId: cho, name: "Cho", being: "ember/plain", status: "joined" },
      ],
    });
    const isNear = (found: number | null | undefined, expected: number) =>
      found != null && Math.abs(found - expected) < 60_000;
    expect([isNear(pending?.scheduledInMs, 600_000), isNear(pending?.expiresInMs, 2_400_000)]).toEqual([true, true]);
    await world().groupHugs.write(id, 2, { kind: "started", leadMs: 120_000, durationMs: 180_000 });
    expect(isNear((await world().groupHugs.takeOver(id))?.startsInMs, 120_000)).toBe(true);
    await world().pass(200_000);
    const active = await world().groupHugs.takeOver(id);
    expect([active?.phase, active?.epoch, isNear(active?.startsInMs, -80_000)]).toEqual(["active", 4, true]);
    for (const unknown of [NOBODY, "x"]) expect(await world().groupHugs.takeOver(unknown)).toBeNull();
  });

  test("K12 what an older owner writes is lost, and so is what carries an epoch that there is not", async () => {
    const [ann = ""] = await users("Ann");
    const { id, epoch, write } = await ownedGroupHug(world(), ann);
    const newer = (await world().groupHugs.takeOver(id))?.epoch ?? 0;
    expect(newer).toBe(epoch + 1);
    for (const kind of Object.keys(LEGAL) as GroupHugChange["kind"][])
      // as: the keys of a record
      expect([kind, await write(changeOf(kind, ann))]).toEqual([kind, "lost"]);
    expect(await world().groupHugs.write(id, newer + 1, STARTED)).toBe("lost");
    expect(await world().groupHugs.write(NOBODY, 0, STARTED)).toBe("lost");
    expect(await world().groupHugs.write("x", 0, STARTED)).toBe("lost");
    expect(await view(ann, id)).toMatchObject({ phase: "pending", here: 0 });
    expect(await world().groupHugs.write(id, newer, STARTED)).toBe("written");
  });

  test("K12 of two owners who start it at once one has it; taking over and writing have one order", async () => {
    const [ann = ""] = await users("Ann");
    for (let round = 0; round < 10; round += 1) {
      const { id, epoch, write } = await ownedGroupHug(world(), ann);
      const [written, taken] = await Promise.all([write(STARTED), world().groupHugs.takeOver(id)]);
      expect(taken?.phase).toBe(written === "written" ? "active" : "pending");
      const ends = await Promise.all([
        world().groupHugs.write(id, epoch + 1, { kind: "canceled" }),
        world().groupHugs.write(id, epoch + 1, COMPLETED),
        world().groupHugs.write(id, epoch + 1, { kind: "canceled" }),
        world().groupHugs.write(id, epoch, { kind: "canceled" }),
      ]);
      expect(ends.filter((end) => end === "written")).toHaveLength(1);
      expect((await view(ann, id))?.phase).toBe(ends[1] === "written" ? "completed" : "canceled");
    }
  });

  test.each(GROUP_PHASES)("K13 while it is %s what leads on is written, and nothing else", async (phase) => {
    // as: the entries of a record
    for (const [kind, [phases, next]] of Object.entries(LEGAL) as [GroupHugChange["kind"], (typeof LEGAL)["left"]][]) {
      const [ann = "", ben = ""] = await users("Ann", "Ben");
      const { id, write } = await ownedGroupHug(world(), ann);
      await write(joined(ann), ready(ann), ...WAY_TO[phase]);
      const before = await view(ann, id);
      expect([kind, before?.phase]).toEqual([kind, phase]);
      const isLegal = phases.includes(phase);
      const written = await write(changeOf(kind, kind === "left" ? ann : ben));
      expect([kind, written]).toEqual([kind, isLegal ? "written" : "lost"]);
      const after = await view(ann, id);
      if (isLegal) expect([kind, after?.phase]).toEqual([kind, next ?? phase]);
      else expect(after).toEqual(before);
    }
  });

  test("K14 a start has its end, its lead ahead; a cue that cannot be is our own bug", async () => {
    const [ann = ""] = await users("Ann");
    const { id, write } = await ownedGroupHug(world(), ann);
    for (const bad of [
      { ...STARTED, leadMs: -1 },
      { ...STARTED, durationMs: 0 },
      { kind: "design_chosen", design: "bear" },
    ] as const)
      await expect(write(bad)).rejects.toThrow(BrokenInvariant);
    const nowMs = await world().nowMs();
    await write({ kind: "started", leadMs: 3_000, durationMs: 30_000 });
    const { startedAtMs, endedAtMs } = (await view(ann, id)) ?? {};
    expect([Math.abs((startedAtMs ?? 0) - nowMs - 3_000) < 60_000, endedAtMs]).toEqual([true, null]);
  });

  test("K15 how closely it was in step is kept with it", async () => {
    const [ann = ""] = await users("Ann");
    const { id, write } = await ownedGroupHug(world(), ann);
    await write(STARTED);
    expect(await write({ kind: "completed", steps: STEPS, together: TOGETHER })).toBe("written");
    const { together, endedAtMs } = (await view(ann, id)) ?? {};
    expect([together, typeof endedAtMs]).toEqual([TOGETHER, "number"]);
    const kept = await world().groupHugs.takeOver(id);
    // It is over, and nobody owns it anew.
    expect([kept?.phase, kept?.steps, kept?.epoch]).toEqual(["completed", STEPS, 1]);
  });

  test("K16 what time has ended is over for everybody and for good, whether or not a room wrote it down", async () => {
    const [ann = "", ben = ""] = await users("Ann", "Ben");
    const pending = await ownedGroupHug(world(), ann);
    await world().pass(GROUP_EXPIRES_AFTER_MS - 60_000);
    const active = await ownedGroupHug(world(), ann);
    await active.write(joined(ben), ready(ben), STARTED);
    await world().pass(62_000);
    // At its end, but its room may still be writing.
    expect(await view(ann, active.id)).toMatchObject({ phase: "active", endedAtMs: null });
    await world().pass(90_000);
    const expired = await view(ann, pending.id);
    expect([expired?.phase, expired?.endedAtMs]).toEqual(["expired", expired?.expiresAtMs]);
    const completed = await view(ben, active.id);
    expect(completed).toMatchObject({ phase: "completed", together: null, wasIn: true });
    expect(completed?.endedAtMs).toBe((completed?.startedAtMs ?? 0) + 30_000);
    expect([await pending.write(STARTED), await active.write(COMPLETED)]).toEqual(["lost", "lost"]);
    expect((await world().groupHugs.takeOver(pending.id))?.phase).toBe("expired");
  });

  test("K16 time ends it also for its room, but what the room itself ends stands as it says", async () => {
    const [ann = ""] = await users("Ann");
    const unsaid = await ownedGroupHug(world(), ann);
    const late = await ownedGroupHug(world(), ann);
    await late.write({ ...STARTED, durationMs: 1_000 });
    await world().pass(GROUP_EXPIRES_AFTER_MS + 60_000);
    expect(await unsaid.write(joined(ann))).toBe("lost");
    expect(await unsaid.write({ kind: "expired" })).toBe("lost");
    expect(await view(ann, unsaid.id)).toMatchObject({ phase: "expired", here: 0 });
    expect(await late.write({ kind: "completed", steps: STEPS, together: TOGETHER })).toBe("written");
    expect(await view(ann, late.id)).toMatchObject({ phase: "completed", together: TOGETHER });
  });

  test("K17 one place a person, in the order of coming; who left comes back at the end, and what was felt is not forgotten", async () => {
    const [ann = "", ben = "", cho = ""] = await users("Ann", "Ben", "Cho");
    const { id, write } = await ownedGroupHug(world(), ann);
    const places = async () =>
      (await world().groupHugs.takeOver(id))?.participants.map(({ userId, status }) => [userId, status]);
    const next = async (change: GroupHugChange) => {
      const epoch = (await world().groupHugs.takeOver(id))?.epoch ?? 0;
      expect(await world().groupHugs.write(id, epoch, change)).toBe("written");
    };
    await write(joined(ann), joined(ben), ready(ben), joined(ben), joined(ann));
    expect(await places()).toEqual([
      [ann, "joined"],
      [ben, "in"],
    ]);
    // Its joining may not be written yet.
    await next(ready(cho));
    await next(STARTED);
    await next({ kind: "left", userId: ben });
    await next(joined(ben));
    for (const nobody of [joined(NOBODY), ready(NOBODY), { kind: "left", userId: NOBODY } as const]) await next(nobody);
    expect(await places()).toEqual([
      [ann, "joined"],
      [cho, "in"],
      [ben, "joined"],
    ]);
    expect(await view(ben, id)).toMatchObject({ wasIn: true, participants: [{ id: cho }, { id: ben }] });
  });

  test("K18 what the lobby shows is said to have changed, after it did", async () => {
    const [ann = ""] = await users("Ann");
    let changes = 0;
    const unsubscribe = world().groupHugChanges.subscribe(() => (changes += 1));
    const counted = async (act: () => Promise<unknown>) => {
      const before = changes;
      await act();
      await aTurnLater();
      return changes - before;
    };
    const listed = await ownedGroupHug(world(), ann);
    const byLink = await ownedGroupHug(world(), ann, { visibility: "link" });
    expect(await counted(() => ownedGroupHug(world(), ann))).toBe(1);
    for (const change of [
      joined(ann),
      { kind: "locked", on: true },
      STARTED,
      { kind: "left", userId: ann },
      COMPLETED,
    ] as const)
      expect([change.kind, await counted(() => listed.write(change))]).toEqual([change.kind, 1]);
    expect(await counted(() => listed.write(joined(ann)))).toBe(0);
    expect(await counted(() => byLink.write(joined(ann), STARTED, COMPLETED))).toBe(0);
    await world().pass(GROUP_EXPIRES_AFTER_MS + 60_000);
    expect(await counted(() => world().groupHugs.listed(10))).toBe(1);
    expect(await counted(() => world().groupHugs.listed(10))).toBe(0);
    unsubscribe();
  });

  test("K19 moved on is what somebody took over since, and nothing else", async () => {
    const [ann = ""] = await users("Ann");
    const [kept, taken, twice] = await Promise.all([1, 2, 3].map(() => ownedGroupHug(world(), ann)));
    if (!kept || !taken || !twice) throw new Error("Three were made.");
    const movedOn = async (...owned: readonly { readonly id: string; readonly epoch: number }[]) => {
      const moved = await world().groupHugs.movedOn(owned.map(({ id, epoch }) => ({ id, epoch, acts: 0 })));
      for (const each of moved) expect(each).toMatchObject({ isLost: true, acts: 0 });
      return moved.map(({ id }) => id).toSorted();
    };
    expect(await movedOn()).toEqual([]);
    expect(await movedOn(kept, taken, twice)).toEqual([]);
    for (const id of [taken.id, twice.id, twice.id]) await world().groupHugs.takeOver(id);
    expect(await movedOn(kept, taken, twice)).toEqual([taken.id, twice.id].toSorted());
    const newest = [taken, twice].map(({ id, epoch }) => ({ id, epoch: epoch + 1 }));
    expect(await movedOn(...newest)).toEqual([twice.id]);
    // What is over stays its last owner's, and what is gone is nobody's.
    await kept.write({ kind: "canceled" });
    expect(await movedOn(kept, { id: NOBODY, epoch: 1 })).toEqual([]);
  });
};
