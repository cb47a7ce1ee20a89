import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { isLimitedAt, LIMITED_HUGS_PER_HOUR, standingAt } from "#shared/policy/restriction.policy.ts";
import { RESTRICTIONS, type PersonRestriction, type RestrictionKind } from "#shared/schema/restriction.ts";
import { describeOnEachDatabase, describeOnEachWorld } from "../testing/each-world.ts";
import { groupHugDraft } from "../testing/group-hug.ts";
import { hugTo, valueOf } from "../testing/hug.ts";

/** What restrictions stop of what people send (`shared/policy/restriction.policy.ts`). */
describeOnEachWorld("restrictions and delivery", (world) => {
  const admin = async () => {
    const userId = await world().addUser("Ada");
    await world().setRole(userId, "admin");
    return { userId, role: "admin" } as const;
  };
  const restrict = async (userId: string, kind: PersonRestriction, hours = 24) => {
    const by = await admin();
    const asked = { userId, kind, hours, category: "spam", statement: "" } as const;
    const { id } = valueOf(await world().restrictions.restrict(by, asked));
    const lift = async () => {
      valueOf(await world().restrictions.lift(by, id));
      await world().consents.releaseHeld();
    };
    return { lift };
  };
  const two = async () => [await world().addUser("Ann"), await world().addUser("Ben")] as const;
  const kinds = async (userId: string) => (await world().inbox.eventsAfter(userId, 0, 1000)).map(({ kind }) => kind);
  const refusal = (code: string) => ({ ok: false, refusal: { code } });

  test("R1 what somebody sends while their hugs are held waits, and comes when that is over or lifted", async () => {
    const [ann, ben] = await two();
    const { lift } = await restrict(ann, "hold_hugs");
    expect(valueOf(await world().hugs.send(ann, hugTo(ben))).isAsking).toBe(false);
    expect(await kinds(ann)).toEqual(["hug_sent"]);
    await world().consents.releaseHeld();
    expect(await kinds(ben)).toEqual([]);
    await lift();
    expect(await kinds(ben)).toEqual(["hug_received"]);

    await restrict(ann, "hold_hugs", 1);
    valueOf(await world().hugs.send(ann, hugTo(ben)));
    await world().pass(2 * 3_600_000);
    await world().consents.releaseHeld();
    expect(await kinds(ben)).toEqual(["hug_received", "hug_received"]);
  });

  test("R1 a request that waits is shown then, and was asked all the while for whoever sent it", async () => {
    const ann = await world().addUser("Ann");
    const ben = await world().addUser("Ben", "friends");
    const { lift } = await restrict(ann, "hold_hugs");
    expect(valueOf(await world().hugs.send(ann, hugTo(ben))).isAsking).toBe(true);
    expect(await world().hugs.send(ann, hugTo(ben))).toEqual(refusal("already_asked"));
    await world().consents.releaseHeld();
    expect(await kinds(ben)).toEqual([]);
    await lift();
    expect(await kinds(ben)).toEqual(["request_received"]);
    const [event] = await world().inbox.eventsAfter(ben, 0, 10);
    const request = event && "request" in event ? event.request.id : "";
    valueOf(await world().consents.answer(ben, request, "once"));
    expect(await kinds(ben)).toEqual(["request_received", "request_closed", "hug_received"]);
  });

  test("R1 “I could use a hug” is heard when it waits no more, for a day from then", async () => {
    const [ann, ben] = await two();
    await world().follow(ann, ben);
    await world().follow(ben, ann);
    const { lift } = await restrict(ann, "hold_hugs");
    valueOf(await world().consents.askForHugs(ann, randomUUID(), [ben], ""));
    expect(await kinds(ben)).toEqual([]);
    await lift();
    expect(await kinds(ben)).toEqual(["request_received"]);
  });

  test("R1 a yes to somebody whose hugs are held brings the hug later; reactions are refused", async () => {
    const ann = await world().addUser("Ann");
    const ben = await world().addUser("Ben", "friends");
    const got = valueOf(await world().hugs.send(ben, hugTo(ann)));
    valueOf(await world().hugs.send(ann, hugTo(ben)));
    const [event] = (await world().inbox.eventsAfter(ben, 0, 10)).filter(({ kind }) => kind === "request_received");
    const request = event && "request" in event ? event.request.id : "";
    const { lift } = await restrict(ann, "hold_hugs");
    expect(await world().hugs.react(ann, { hugId: got.id, emoji: "💛", message: "" })).toEqual(refusal("held"));
    if (request !== "") valueOf(await world().consents.answer(ben, request, "once"));
    expect(await kinds(ben)).not.toContain("hug_received");
    await lift();
    expect(await kinds(ben)).toContain("hug_received");
  });

  test("R2 somebody who is limited sends little, and makes no group hugs", async () => {
    const ann = await world().addUser("Ann");
    await restrict(ann, "limit");
    const send = async () => world().hugs.send(ann, hugTo(await world().addUser("Ben")));
    for (let sent = 0; sent < LIMITED_HUGS_PER_HOUR; sent += 1) valueOf(await send());
    expect(await send()).toMatchObject({ ok: false, refusal: { code: "too_many" } });
    expect(await world().groupHugs.create(ann, groupHugDraft())).toEqual(refusal("limited"));
  });

  test("R5 a hold set beside a limit takes nothing from it: little is sent, and no group hug is made", async () => {
    const ann = await world().addUser("Ann");
    await restrict(ann, "limit");
    await restrict(ann, "hold_hugs");
    const send = async () => world().hugs.send(ann, hugTo(await world().addUser("Ben")));
    for (let sent = 0; sent < LIMITED_HUGS_PER_HOUR; sent += 1) valueOf(await send());
    expect(await send()).toMatchObject({ ok: false, refusal: { code: "too_many" } });
    expect(await world().consents.way(ann, await world().addUser("Cho"))).toBe("too_many");
    expect(await world().groupHugs.create(ann, groupHugDraft())).toEqual(refusal("limited"));
  });

  test.each([
    ["hold_hugs", "held"],
    ["suspend", "suspended"],
    ["ban", "suspended"],
  ] as const)("R1 R3 R4 %s: no invitation goes out, until it is over", async (kind, code) => {
    const [ann, ben] = await two();
    const { id } = valueOf(await world().groupHugs.create(ann, groupHugDraft()));
    const { lift } = await restrict(ann, kind);
    expect(await world().groupHugs.invite(ann, id, ben)).toEqual(refusal(code));
    expect(await kinds(ben)).toEqual([]);
    await lift();
    valueOf(await world().groupHugs.invite(ann, id, ben));
    expect(await kinds(ben)).toEqual(["invited"]);
  });

  test("R2 R5 somebody who is limited invites as few as they hug, to whichever group hug", async () => {
    const ann = await world().addUser("Ann");
    const made = [1, 2].map(() => world().groupHugs.create(ann, groupHugDraft()));
    const [one = "", other = ""] = (await Promise.all(made)).map((said) => valueOf(said).id);
    await restrict(ann, "limit");
    const invite = async (id: string) => world().groupHugs.invite(ann, id, await world().addUser("Ben"));
    for (let sent = 0; sent < LIMITED_HUGS_PER_HOUR; sent += 1) valueOf(await invite(sent % 2 === 0 ? one : other));
    expect(await invite(one)).toEqual(refusal("limited"));
    await world().pass(3_660_000);
    valueOf(await invite(other));
  });

  test("R3 R4 a group hug whose host is suspended is in no list until that is over", async () => {
    const ann = await world().addUser("Ann");
    const { id } = valueOf(await world().groupHugs.create(ann, groupHugDraft({ visibility: "listed" })));
    const isListed = async () => (await world().groupHugs.listed(100)).some((one) => one.id === id);
    for (const kind of ["hold_hugs", "limit"] as const) await restrict(ann, kind);
    expect(await isListed()).toBe(true);
    for (const kind of ["suspend", "ban"] as const) {
      const { lift } = await restrict(ann, kind);
      expect(await isListed()).toBe(false);
      await lift();
      expect(await isListed()).toBe(true);
    }
  });

  test.each(["suspend", "ban"] as const)("R3 R4 %s: nothing goes out, and what waits goes on waiting", async (kind) => {
    const [ann, ben] = await two();
    const { id } = valueOf(await world().hugs.send(ben, hugTo(ann)));
    const held = await restrict(ann, "hold_hugs");
    valueOf(await world().hugs.send(ann, hugTo(ben)));
    await restrict(ann, kind);
    await held.lift();
    expect(await world().hugs.send(ann, hugTo(ben))).toEqual(refusal("suspended"));
    expect(await world().hugs.react(ann, { hugId: id, emoji: "💛", message: "" })).toEqual(refusal("suspended"));
    expect(await world().groupHugs.create(ann, groupHugDraft())).toEqual(refusal("suspended"));
    expect(await kinds(ben)).toEqual(["hug_sent"]);
    // What others send is there for them later; who does not know them finds nobody.
    valueOf(await world().hugs.send(ben, hugTo(ann)));
    const shy = await world().addUser("Shy", "friends");
    await restrict(shy, kind);
    expect(await world().hugs.send(ben, hugTo(shy))).toEqual(refusal("no_such_person"));
    expect(await world().consents.way(ben, shy)).toBeNull();
  });
});

describeOnEachDatabase("restrictions in the database", (world, database) => {
  test("R5 the database says what standingAt and isLimitedAt say, for every two kinds", async () => {
    for (const one of RESTRICTIONS)
      for (const other of [...RESTRICTIONS, null]) {
        const person = await world().addUser("Ann");
        const { id: groupHug } = valueOf(await world().groupHugs.create(person, groupHugDraft()));
        const both: readonly RestrictionKind[] = other === null ? [one] : [one, other];
        for (const kind of both)
          await database().rows(
            `insert into restrictions (user_id, kind, category, group_hug_id, undo_until)
             values ($1, $2::text, 'spam', case when $2::text in ('mute', 'remove') then $3::uuid end, now())`,
            [person, kind, groupHug],
          );
        const [row] = await database().rows<{ standing: string | null; limited: boolean }>(
          "select standing_of($1) as standing, is_limited($1) as limited",
          [person],
        );
        const held = both.map((kind) => ({ kind, endsAtMs: null, liftedAtMs: null }));
        expect([both, row?.standing, row?.limited]).toEqual([both, standingAt(held, 0), isLimitedAt(held, 0)]);
      }
  });
});
