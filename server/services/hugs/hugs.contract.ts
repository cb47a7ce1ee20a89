import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { NO_LIMIT } from "#shared/schema/hug.ts";
import { hugTo, valueOf } from "../testing/hug.ts";
import type { Contract } from "../testing/each-world.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";

/** What `Hugs` promises about sending, whatever keeps them. */
export const describeHugs: Contract = (world) => {
  const two = async () => [await world().addUser("Ann"), await world().addUser("Ben")] as const;
  const events = (userId: string) => world().inbox.eventsAfter(userId, 0, 1000);
  const kinds = async (userId: string) => (await events(userId)).map(({ kind }) => kind);

  test("H1 a hug reaches both inboxes, with its number, design, message and squeeze", async () => {
    const [ann, ben] = await two();
    const hug = hugTo(ben, { message: "for you" });
    const sent = valueOf(await world().hugs.send(ann, hug));
    const { isAsking, ...taken } = sent;
    expect(isAsking).toBe(false);
    const view = {
      ...taken,
      design: "bear",
      squeeze: hug.squeeze,
      message: "for you",
      isSeen: false,
      reaction: null,
      answers: null,
      touch: NO_LIMIT,
      request: null,
    };
    const being = "ember/plain";
    const fromAnn = { ...view, direction: "received", other: { id: ann, name: "Ann", being } };
    const toBen = { ...view, direction: "sent", other: { id: ben, name: "Ben", being } };
    const at = { seq: 1, atMs: sent.sentAtMs };
    expect(await events(ben)).toEqual([{ ...at, kind: "hug_received", hug: fromAnn }]);
    expect(await events(ann)).toEqual([{ ...at, kind: "hug_sent", key: hug.key, hug: toBen }]);
    expect(await world().hugs.one(ben, sent.id)).toEqual(fromAnn);
    expect(await world().hugs.one(ann, sent.id)).toEqual(toBen);
    expect(await world().hugs.one(await world().addUser("Cho"), sent.id)).toBeNull();
  });

  test("H2 a repeat of the key gets the first answer and writes nothing", async () => {
    const [ann, ben] = await two();
    const hug = hugTo(ben);
    const answers = await Promise.all(Array.from({ length: 50 }, () => world().hugs.send(ann, hug)));
    const [first] = answers;
    expect(first?.ok).toBe(true);
    for (const answer of answers) expect(answer).toEqual(first);
    expect(await kinds(ben)).toEqual(["hug_received"]);
    expect(await kinds(ann)).toEqual(["hug_sent"]);
    expect(await world().hugs.send(ann, hug)).toEqual(first);
  });

  test("H3 a key with other content is refused and changes nothing; another sender may use it", async () => {
    const [ann, ben] = await two();
    const hug = hugTo(ben, { message: "one" });
    valueOf(await world().hugs.send(ann, hug));
    const squeeze = { stepMs: 50 as const, samples: [1] };
    for (const other of [{ message: "two" }, { design: "wave" }, { squeeze }, { to: await world().addUser("Cho") }]) {
      expect(await world().hugs.send(ann, { ...hug, ...other })).toEqual({
        ok: false,
        refusal: { code: "key_reused" },
      });
    }
    valueOf(await world().hugs.send(ben, { ...hug, to: ann }));
    expect(await kinds(ben)).toEqual(["hug_received", "hug_sent"]);
  });

  test("H4 a refused hug leaves no trace", async () => {
    const [ann, ben] = await two();
    const gone = await world().addUser("Gone");
    await world().removeUser(gone);
    const blocker = await world().addUser("Blocker");
    valueOf(await world().people.setBlocked(blocker, ann, true));
    const refusals = [
      [ann, hugTo(ann), "no_self_hug"],
      [ann, hugTo(NOBODY), "no_such_person"],
      [ann, hugTo(gone), "no_such_person"],
      [gone, hugTo(ann), "no_such_person"],
      [ann, hugTo(blocker), "no_such_person"],
      [blocker, hugTo(ann), "no_such_person"],
      [ann, hugTo(ben, { design: "no-such-design" }), "no_such_design"],
    ] as const;
    for (const [sender, hug, code] of refusals) {
      expect(await world().hugs.send(sender, hug)).toEqual({ ok: false, refusal: { code } });
    }
    expect(await events(ann)).toEqual([]);
    expect(await events(ben)).toEqual([]);
  });

  test("H5 to somebody who muted the sender it is withheld, and looks like any other to the sender", async () => {
    const [ann, ben] = await two();
    valueOf(await world().people.setMuted(ben, ann, true));
    const hug = hugTo(ben);
    const sent = valueOf(await world().hugs.send(ann, hug));
    expect(valueOf(await world().hugs.send(ann, hug))).toEqual(sent);
    expect(await kinds(ann)).toEqual(["hug_sent"]);
    expect(await kinds(ben)).toEqual(["person_muted"]);
    expect(await world().inbox.snapshot(ben)).toMatchObject({ lastSeq: 1, unread: 0, hugs: [] });
    expect(await world().hugs.one(ben, sent.id)).toBeNull();
    expect(await world().hugs.page(ben, null, 10)).toEqual({ hugs: [], next: null });
    expect(await world().hugs.one(ann, sent.id)).toMatchObject({ direction: "sent", isSeen: false });
    const refused = { ok: false, refusal: { code: "no_such_hug" } };
    expect(await world().hugs.see(ben, sent.id)).toEqual(refused);
    expect(await world().hugs.react(ben, { hugId: sent.id, emoji: "💛", message: "" })).toEqual(refused);
    valueOf(await world().people.setMuted(ben, ann, false));
    valueOf(await world().hugs.send(ann, hugTo(ben)));
    expect(await kinds(ben)).toEqual(["person_muted", "person_unmuted", "hug_received"]);
  });

  test("H6 an answer names the hug it answers, if that one came from the other", async () => {
    const [ann, ben] = await two();
    const first = valueOf(await world().hugs.send(ann, hugTo(ben)));
    const back = valueOf(await world().hugs.send(ben, hugTo(ann, { answers: first.id })));
    expect(await world().hugs.one(ann, back.id)).toMatchObject({ answers: first.id });
    for (const answers of [back.id, randomUUID()]) {
      const odd = valueOf(await world().hugs.send(ben, hugTo(ann, { answers })));
      expect(await world().hugs.one(ann, odd.id)).toMatchObject({ answers: null });
    }
  });

  test.each([
    "it's a \"test\" \\ \\' -- ; drop table hugs; /* */",
    "? ?? $1 $2::text :name @x %s {}",
    "line\nbreak\nand 👩‍👩‍👧‍👦 и ещё 漢字",
    "null",
    "\\u0000 \\x00",
    "💛".repeat(500),
  ])("H14 words arrive as they were sent: %j", async (message) => {
    const [ann, ben] = await two();
    const { id } = valueOf(await world().hugs.send(ann, hugTo(ben, { message })));
    valueOf(await world().hugs.react(ben, { hugId: id, emoji: "💛", message }));
    expect(await world().hugs.one(ann, id)).toMatchObject({ message, reaction: { message } });
  });

  test("H15 ids that are none are refused, not an error", async () => {
    const [ann] = await two();
    for (const id of ["", "x", "' or 1=1", "00000000"]) {
      expect(await world().hugs.send(ann, hugTo(id))).toEqual({ ok: false, refusal: { code: "no_such_person" } });
      expect(await world().hugs.see(ann, id)).toEqual({ ok: false, refusal: { code: "no_such_hug" } });
      expect(await world().hugs.one(ann, id)).toBeNull();
      expect(await world().hugs.page(id, null, 5)).toEqual({ hugs: [], next: null });
    }
  });

  test("H16 whoever moved is hinted, after the commit, and nobody else", async () => {
    const [ann, ben] = await two();
    const heard: string[] = [];
    const watch = (name: string, userId: string) => world().hints.subscribe(userId, () => void heard.push(name));
    const ends = [watch("ann", ann), watch("ben", ben)];
    const hug = hugTo(ben);
    const { id } = valueOf(await world().hugs.send(ann, hug));
    await Promise.resolve();
    expect(heard.splice(0).toSorted()).toEqual(["ann", "ben"]);
    await world().hugs.send(ann, hug);
    await world().hugs.send(ann, hugTo(NOBODY));
    await world().hugs.see(ben, id);
    await world().hugs.see(ben, id);
    await Promise.resolve();
    expect(heard).toEqual(["ben"]);
    for (const end of ends) end();
  });
};
