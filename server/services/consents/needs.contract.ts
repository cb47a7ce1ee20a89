import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { hugTo, valueOf } from "../testing/hug.ts";
import type { Contract } from "../testing/each-world.ts";

const DAY_MS = 24 * 3_600_000;

/** "I could use a hug". */
export const describeNeeds: Contract = (world) => {
  const befriend = async (one: string, other: string) => {
    await world().follow(one, other);
    await world().follow(other, one);
  };
  /** Ann, who takes hugs from those she approved only, and two friends. */
  const circle = async () => {
    const ann = await world().addUser("Ann", "approved");
    const [ben, cho] = [await world().addUser("Ben"), await world().addUser("Cho")];
    for (const friend of [ben, cho]) await befriend(ann, friend);
    return [ann, ben, cho] as const;
  };
  const shown = async (userId: string) => {
    const snapshot = await world().inbox.snapshot(userId);
    if (!snapshot) throw new Error("There is no such inbox.");
    return snapshot;
  };

  test("U1 friends see it; their next hug needs no request, one hug each", async () => {
    const [ann, ben, cho] = await circle();
    const key = randomUUID();
    valueOf(await world().consents.askForHugs(ann, key, [ben, cho], "long day"));
    expect((await shown(ann)).need).toMatchObject({ key, people: 2 });
    expect((await shown(ben)).requests).toMatchObject([{ kind: "need", from: { id: ann }, message: "long day" }]);
    expect(valueOf(await world().hugs.send(ben, hugTo(ann))).isAsking).toBe(false);
    expect((await shown(ben)).requests).toEqual([]);
    expect((await shown(ann)).unread).toBe(1);
    expect(valueOf(await world().hugs.send(ben, hugTo(ann))).isAsking).toBe(true);
    expect(valueOf(await world().hugs.send(cho, hugTo(ann))).isAsking).toBe(false);
  });

  test("U2 putting it away is invisible; it cannot be answered with a yes", async () => {
    const [ann, ben] = await circle();
    valueOf(await world().consents.askForHugs(ann, randomUUID(), [ben], ""));
    const before = (await shown(ann)).lastSeq;
    const id = (await shown(ben)).requests[0]?.id ?? "";
    expect(await world().consents.answer(ben, id, "always")).toMatchObject({ refusal: { code: "no_such_request" } });
    valueOf(await world().consents.answer(ben, id, "not_now"));
    expect((await shown(ben)).requests).toEqual([]);
    expect((await shown(ann)).lastSeq).toBe(before);
  });

  test("U3 a repeat of the key changes nothing; a new need takes the old one back", async () => {
    const [ann, ben, cho] = await circle();
    const key = randomUUID();
    for (let n = 0; n < 2; n += 1) valueOf(await world().consents.askForHugs(ann, key, [ben, ben], "one"));
    expect((await shown(ben)).requests).toHaveLength(1);
    valueOf(await world().consents.askForHugs(ann, randomUUID(), [cho], "two"));
    expect((await shown(ben)).requests).toEqual([]);
    expect(valueOf(await world().hugs.send(ben, hugTo(ann))).isAsking).toBe(true);
  });

  test("U4 taken back, expired: gone everywhere, and what it allowed with it", async () => {
    const [ann, ben, cho] = await circle();
    const key = randomUUID();
    valueOf(await world().consents.askForHugs(ann, key, [ben], ""));
    valueOf(await world().consents.closeNeed(ann, key));
    valueOf(await world().consents.closeNeed(ann, key));
    expect((await shown(ann)).need).toBeNull();
    expect((await shown(ben)).requests).toEqual([]);
    expect(valueOf(await world().hugs.send(ben, hugTo(ann))).isAsking).toBe(true);
    valueOf(await world().consents.askForHugs(ann, randomUUID(), [cho], ""));
    await world().pass(DAY_MS + 1);
    expect((await shown(ann)).need).toBeNull();
    expect((await shown(cho)).requests).toEqual([]);
    expect(valueOf(await world().hugs.send(cho, hugTo(ann))).isAsking).toBe(true);
  });

  test("U5 only friends; nobody who is gone, blocked or oneself; not while one takes no hugs; three a day", async () => {
    const [ann, ben] = await circle();
    const stranger = await world().addUser("Stranger");
    const ask = (to: readonly string[]) => world().consents.askForHugs(ann, randomUUID(), to, "");
    expect(await ask([ben, stranger])).toMatchObject({ refusal: { code: "no_friend" } });
    expect(await ask([ann])).toMatchObject({ refusal: { code: "no_such_person" } });
    expect(await ask(["x"])).toMatchObject({ refusal: { code: "no_such_person" } });
    expect((await shown(ben)).requests).toEqual([]);
    for (let n = 0; n < 3; n += 1) valueOf(await ask([ben]));
    expect(await ask([ben])).toMatchObject({ refusal: { code: "too_many" } });
    valueOf(await world().people.setBlocked(ben, ann, true));
    expect(await ask([ben])).toMatchObject({ refusal: { code: "no_such_person" } });
  });

  test("U6 whoever muted the asker does not hear it, and the asker sees no difference", async () => {
    const [ann, ben, cho] = await circle();
    valueOf(await world().people.setMuted(ben, ann, true));
    valueOf(await world().consents.askForHugs(ann, randomUUID(), [ben, cho], ""));
    expect((await shown(ben)).requests).toEqual([]);
    expect((await shown(ann)).need).toMatchObject({ people: 2 });
    expect(valueOf(await world().hugs.send(ben, hugTo(ann))).isAsking).toBe(false);
  });

  test.each(["taken back", "a new need"])("U7 %s: who put it away or did not hear it has to ask again", async (how) => {
    const [ann, ben, cho] = await circle();
    valueOf(await world().people.setMuted(ben, ann, true));
    const key = randomUUID();
    valueOf(await world().consents.askForHugs(ann, key, [ben, cho], ""));
    valueOf(await world().consents.answer(cho, (await shown(cho)).requests[0]?.id ?? "", "not_now"));
    const dee = await world().addUser("Dee");
    await befriend(ann, dee);
    if (how === "taken back") valueOf(await world().consents.closeNeed(ann, key));
    else valueOf(await world().consents.askForHugs(ann, randomUUID(), [dee], ""));
    if (how === "taken back") expect((await shown(ann)).need).toBeNull();
    for (const who of [ben, cho]) expect(valueOf(await world().hugs.send(who, hugTo(ann))).isAsking).toBe(true);
    expect((await shown(ann)).unread).toBe(0);
  });
};
