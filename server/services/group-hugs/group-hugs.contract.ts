import { expect, test } from "vitest";
import {
  GATHERING_MS,
  GROUP_EXPIRES_AFTER_MS,
  SCHEDULE_AHEAD_MAX_MS,
  type CreateGroupHug,
} from "#shared/schema/group-hug.ts";
import type { Contract } from "../testing/each-world.ts";
import { GROUP_DESIGN, groupHugDraft, OTHER_GROUP_DESIGN } from "../testing/group-hug.ts";
import { valueOf } from "../testing/hug.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";
const refused = (code: string) => ({ ok: false, refusal: { code } });

/** What `GroupHugs` promises about making one. */
export const describeGroupHugs: Contract = (world) => {
  const user = (name: string) => world().addUser(name);
  const create = (userId: string, draft: CreateGroupHug) => world().groupHugs.create(userId, draft);
  const made = async (userId: string) => (await world().groupHugs.page(userId, null, 100))?.groupHugs.length;

  test("K1 a new one is pending, as it was asked for", async () => {
    const ann = await user("Ann");
    const draft = groupHugDraft({
      name: "Ä".repeat(100),
      description: "Tea\nfirst",
      message: "Thank you 🧡",
      capacity: 200,
      visibility: "link",
    });
    const { id } = valueOf(await create(ann, draft));
    const nowMs = await world().nowMs();
    const view = await world().groupHugs.one(ann, id);
    const { key: _, ...asked } = draft;
    expect(view).toMatchObject({
      ...asked,
      id,
      phase: "pending",
      host: { id: ann, name: "Ann", being: "ember/plain" },
      opensAtMs: null,
      startedAtMs: null,
      endedAtMs: null,
      here: 0,
      wasIn: false,
      participants: [],
      together: null,
    });
    expect(Math.abs((view?.expiresAtMs ?? 0) - GROUP_EXPIRES_AFTER_MS - nowMs)).toBeLessThan(60_000);
    const seed = view?.seed ?? -1;
    expect([Number.isInteger(seed), seed >= 0, seed <= 0xffffffff]).toEqual([true, true, true]);
    for (const unknown of [NOBODY, "x", "' or true"]) expect(await world().groupHugs.one(ann, unknown)).toBeNull();
  });

  test("K1 a name of a hundred characters as people count them is kept whole", async () => {
    const ann = await user("Ann");
    const name = "a\u0338\u0338\u0338".repeat(100);
    const { id } = valueOf(await create(ann, groupHugDraft({ name })));
    expect((await world().groupHugs.one(ann, id))?.name).toBe(name);
  });

  test("K2 a repeat of the key gets the first answer and makes nothing; with other content it is refused", async () => {
    const [ann, ben] = [await user("Ann"), await user("Ben")];
    const draft = groupHugDraft();
    const answers = await Promise.all(Array.from({ length: 20 }, () => create(ann, draft)));
    expect(answers[0]?.ok).toBe(true);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const others: Partial<CreateGroupHug>[] = [
      { name: "Other" },
      { description: "d" },
      { message: "m" },
      { design: OTHER_GROUP_DESIGN },
      { capacity: 11 },
      { visibility: "link" },
      { scheduledForMs: (await world().nowMs()) + 100_000 },
    ];
    for (const other of others) expect(await create(ann, { ...draft, ...other })).toEqual(refused("key_reused"));
    expect(await made(ann)).toBe(1);
    expect(await create(ben, draft)).not.toEqual(answers[0]);
  });

  test("K2 a repeat gets the first answer also when another design was chosen meanwhile, or its time has passed", async () => {
    const ann = await user("Ann");
    const draft = groupHugDraft({ scheduledForMs: (await world().nowMs()) + 60_000 });
    const first = await create(ann, draft);
    const { id } = valueOf(first);
    const epoch = (await world().groupHugs.takeOver(id))?.epoch ?? 0;
    await world().groupHugs.write(id, epoch, { kind: "design_chosen", design: OTHER_GROUP_DESIGN });
    expect((await world().groupHugs.one(ann, id))?.design).toBe(OTHER_GROUP_DESIGN);
    expect(await create(ann, draft)).toEqual(first);
    expect(await create(ann, { ...draft, design: OTHER_GROUP_DESIGN })).toEqual(refused("key_reused"));
  });

  test.each(["bear", "no-such-thing", "__proto__", ""])("K3 the design %j is none for a group", async (design) => {
    const ann = await user("Ann");
    expect(await create(ann, groupHugDraft({ design }))).toEqual(refused("no_such_design"));
    expect(await made(ann)).toBe(0);
  });

  test("K3 a hug to one person takes no design for a group", async () => {
    const [ann, ben] = [await user("Ann"), await user("Ben")];
    const squeeze = { stepMs: 50 as const, samples: [1] };
    const hug = { key: NOBODY, to: ben, design: GROUP_DESIGN, squeeze, message: "" };
    expect(await world().hugs.send(ann, hug)).toEqual(refused("no_such_design"));
  });

  test("K4 a schedule is from now to 90 days ahead, opens for gathering before, and expires after", async () => {
    const ann = await user("Ann");
    const nowMs = Math.floor(await world().nowMs());
    const good = [nowMs + 60_000, nowMs + SCHEDULE_AHEAD_MAX_MS - 60_000];
    for (const scheduledForMs of good) {
      const { id } = valueOf(await create(ann, groupHugDraft({ scheduledForMs })));
      expect(await world().groupHugs.one(ann, id)).toMatchObject({
        scheduledForMs,
        opensAtMs: scheduledForMs - GATHERING_MS,
        expiresAtMs: scheduledForMs + GATHERING_MS,
      });
    }
    const bad = [0, nowMs - 1_000, nowMs + SCHEDULE_AHEAD_MAX_MS + 60_000, Number.MAX_SAFE_INTEGER];
    for (const scheduledForMs of bad)
      expect(await create(ann, groupHugDraft({ scheduledForMs }))).toEqual(refused("bad_schedule"));
    expect(await made(ann)).toBe(good.length);
  });

  test("K5 nobody makes one who is not there", async () => {
    const ann = await user("Ann");
    await world().removeUser(ann);
    for (const id of [ann, NOBODY, "x"]) expect(await create(id, groupHugDraft())).toEqual(refused("no_such_person"));
  });
};
