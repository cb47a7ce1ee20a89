import { expect, test } from "vitest";
import type { Contract } from "../testing/each-world.ts";
import { hugTo, valueOf } from "../testing/hug.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";

/** What `Hugs` promises about what a receiver does with a hug. */
export const describeAnswers: Contract = (world) => {
  const two = async () => [await world().addUser("Ann"), await world().addUser("Ben")] as const;
  const events = (userId: string) => world().inbox.eventsAfter(userId, 0, 1000);
  const kinds = async (userId: string) => (await events(userId)).map(({ kind }) => kind);

  test("H7 the receiver's one reaction reaches the sender and is replaceable", async () => {
    const [ann, ben] = await two();
    const { id } = valueOf(await world().hugs.send(ann, hugTo(ben)));
    const { atMs } = valueOf(await world().hugs.react(ben, { hugId: id, emoji: "💛", message: "thanks" }));
    const reaction = { emoji: "💛", message: "thanks", atMs };
    expect(await world().hugs.one(ann, id)).toMatchObject({ reaction });
    expect(await world().hugs.one(ben, id)).toMatchObject({ reaction });
    expect(valueOf(await world().hugs.react(ben, { hugId: id, emoji: "💛", message: "thanks" }))).toEqual({ atMs });
    valueOf(await world().hugs.react(ben, { hugId: id, emoji: "🌿", message: "" }));
    expect(await world().hugs.one(ann, id)).toMatchObject({ reaction: { emoji: "🌿", message: "" } });
    expect(await kinds(ann)).toEqual(["hug_sent", "reaction_received", "reaction_received"]);
    expect(await kinds(ben)).toEqual(["hug_received", "reaction_sent", "reaction_sent"]);
  });

  test("H8 only the receiver sees and reacts", async () => {
    const [ann, ben] = await two();
    const cho = await world().addUser("Cho");
    const { id } = valueOf(await world().hugs.send(ann, hugTo(ben)));
    for (const [user, code] of [
      [ann, "not_the_receiver"],
      [cho, "no_such_hug"],
    ] as const) {
      expect(await world().hugs.see(user, id)).toEqual({ ok: false, refusal: { code } });
      const reacted = await world().hugs.react(user, { hugId: id, emoji: "💛", message: "" });
      expect(reacted).toEqual({ ok: false, refusal: { code } });
    }
    expect(await world().hugs.see(ben, NOBODY)).toEqual({ ok: false, refusal: { code: "no_such_hug" } });
    expect(await kinds(ben)).toEqual(["hug_received"]);
  });

  test.each(["mute", "block"] as const)(
    "H9 a reaction to a sender who %ss is withheld; the one told before stands",
    async (word) => {
      const [ann, ben] = await two();
      const { id } = valueOf(await world().hugs.send(ann, hugTo(ben)));
      valueOf(await world().hugs.react(ben, { hugId: id, emoji: "💛", message: "first" }));
      valueOf(await world().people[word === "mute" ? "setMuted" : "setBlocked"](ann, ben, true));
      valueOf(await world().hugs.react(ben, { hugId: id, emoji: "🌿", message: "second" }));
      expect(await world().hugs.one(ben, id)).toMatchObject({ reaction: { message: "second" } });
      expect(await world().hugs.one(ann, id)).toMatchObject({ reaction: { message: "first" } });
      expect(await kinds(ann)).toEqual([
        "hug_sent",
        "reaction_received",
        word === "mute" ? "person_muted" : "person_blocked",
      ]);
    },
  );

  test("H10 the sender learns that a hug was seen only if the receiver shares it", async () => {
    const [ann, ben] = await two();
    const first = valueOf(await world().hugs.send(ann, hugTo(ben)));
    valueOf(await world().hugs.see(ben, first.id));
    valueOf(await world().hugs.see(ben, first.id));
    valueOf(await world().inbox.setTouch(ben, { touchCap: 100, touchForm: "touch", sharesSeen: true }));
    const second = valueOf(await world().hugs.send(ann, hugTo(ben)));
    valueOf(await world().hugs.see(ben, second.id));
    expect(await kinds(ann)).toEqual(["hug_sent", "hug_sent", "hug_seen_by_receiver"]);
    expect(await kinds(ben)).toEqual(["hug_received", "hug_seen", "touch_changed", "hug_received", "hug_seen"]);
    expect(await world().hugs.one(ann, first.id)).toMatchObject({ isSeen: false });
    expect(await world().hugs.one(ann, second.id)).toMatchObject({ isSeen: true });
    expect(await world().hugs.one(ben, first.id)).toMatchObject({ isSeen: true });
  });

  test("H11 a sender who is gone is someone; the hug stays", async () => {
    const [ann, ben] = await two();
    const { id } = valueOf(await world().hugs.send(ann, hugTo(ben, { message: "stay" })));
    await world().removeUser(ann);
    const someone = { id: "", name: "someone", being: "" };
    expect(await world().hugs.one(ben, id)).toMatchObject({ other: someone, message: "stay" });
    valueOf(await world().hugs.react(ben, { hugId: id, emoji: "💛", message: "" }));
    valueOf(await world().hugs.see(ben, id));
    expect((await world().inbox.snapshot(ben))?.hugs[0]?.other).toEqual(someone);
  });

  test("H17 to somebody who was blocked, who blocked is someone everywhere, as if gone; not the other way round", async () => {
    const [ann, ben] = await two();
    const { id } = valueOf(await world().hugs.send(ann, hugTo(ben)));
    valueOf(await world().hugs.send(ben, hugTo(ann, { answers: id })));
    valueOf(await world().people.setMuted(ann, ben, true));
    valueOf(await world().people.setBlocked(ben, ann, true));
    const someone = { id: "", name: "someone", being: "" };
    const others = async (reader: string) => [
      (await world().hugs.one(reader, id))?.other,
      ...((await world().hugs.page(reader, null, 10))?.hugs ?? []).map(({ other }) => other),
      ...((await world().inbox.snapshot(reader))?.hugs ?? []).map(({ other }) => other),
      ...(await events(reader)).flatMap((event) => ("hug" in event ? [event.hug.other] : [])),
    ];
    expect(new Set((await others(ann)).map((other) => JSON.stringify(other)))).toEqual(
      new Set([JSON.stringify(someone)]),
    );
    expect(await others(ann)).toHaveLength(7);
    expect(new Set((await others(ben)).map((other) => other?.id))).toEqual(new Set([ann]));
    expect(await world().people.muted(ann)).toEqual({ people: [{ ...someone, id: ben }] });
    valueOf(await world().people.setBlocked(ben, ann, false));
    expect(new Set((await others(ann)).map((other) => other?.id))).toEqual(new Set([ben]));
  });
};
