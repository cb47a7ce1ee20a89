import { describe, expect, test } from "vitest";
import { ALLOW_HUGS_FROM } from "#shared/schema/privacy.ts";
import { hugVerdict, NO_TOUCH, releaseVerdict, stricterTouch, type HugFacts } from "./consent.rules.ts";
import { isQuietAt, isTimeZone, localMinute } from "./quiet-time.ts";

const CALM: HugFacts = {
  isBlocked: false,
  allowHugsFrom: "approved",
  isFriend: false,
  isFollowed: false,
  allowance: null,
  hasOnce: false,
  isHugBack: false,
  isMuted: false,
  isQuiet: false,
  hasOpenRequest: false,
  isCoolingOff: false,
  hasTooManyHugs: false,
  hasTooManyRequests: false,
};
const verdict = (of: Partial<HugFacts>) => hugVerdict({ ...CALM, ...of });

describe("what becomes of a hug", () => {
  test("C1 a block is stronger than everything", () => {
    expect(verdict({ isBlocked: true, allowance: "always", allowHugsFrom: "everyone" })).toBe("no_such_person");
    expect(verdict({ isBlocked: true, allowHugsFrom: "nobody", hasTooManyHugs: true })).toBe("no_such_person");
  });
  test("C2 nobody means nobody", () => {
    for (const of of [{ allowance: "always" }, { hasOnce: true }, { isHugBack: true }, { isFriend: true }] as const)
      expect(verdict({ ...of, allowHugsFrom: "nobody" })).toBe("hugs_off");
  });
  test("C3 limits come before anything about the receiver", () => {
    for (const of of [{ isMuted: true }, { isQuiet: true }, { allowance: "always" }, {}] as const)
      expect(verdict({ ...of, hasTooManyHugs: true })).toBe("too_many");
  });
  test("C4 what needs no request", () => {
    expect(verdict({ allowance: "always" })).toBe("deliver");
    expect(verdict({ hasOnce: true, allowance: "ask" })).toBe("deliver");
    expect(verdict({ isHugBack: true, allowance: "ask" })).toBe("deliver");
    expect(verdict({ allowHugsFrom: "everyone", allowance: "ask" })).toBe("ask");
    expect(verdict({ allowHugsFrom: "friends", isFollowed: true })).toBe("ask");
    expect(verdict({ allowHugsFrom: "following", isFollowed: true })).toBe("deliver");
    expect(verdict({ allowHugsFrom: "friends", isFriend: true, isFollowed: true })).toBe("deliver");
  });
  test("C5 withheld, held, delivered", () => {
    expect(verdict({ allowance: "always", isMuted: true, isQuiet: true })).toBe("withhold");
    expect(verdict({ allowance: "always", isQuiet: true })).toBe("hold");
  });
  test("C6 C7 whoever must ask", () => {
    expect(verdict({ hasOpenRequest: true, isCoolingOff: true })).toBe("already_asked");
    expect(verdict({ isCoolingOff: true, hasTooManyRequests: true })).toBe("cooling_off");
    expect(verdict({ hasTooManyRequests: true })).toBe("too_many");
    expect(verdict({ isMuted: true })).toBe("ask_unheard");
    expect(verdict({ isQuiet: true })).toBe("ask");
  });
  test("C7 a mute changes nothing that its sender is told", () => {
    const told = { deliver: "sent", hold: "sent", withhold: "sent", ask: "asks", ask_unheard: "asks" } as const;
    const of = (facts: Partial<HugFacts>) => {
      const said = verdict(facts);
      return said in told ? told[said as keyof typeof told] : said;
    };
    const facts: Partial<HugFacts>[] = ALLOW_HUGS_FROM.flatMap((allowHugsFrom) =>
      [{}, { isFriend: true }, { hasOnce: true }, { hasOpenRequest: true }, { isCoolingOff: true }].map((more) => ({
        allowHugsFrom,
        ...more,
      })),
    );
    for (const more of facts) expect(of({ ...more, isMuted: true })).toBe(of(more));
  });
  test("C8 a held hug is looked at again", () => {
    const held = { ...CALM, usedOnce: false };
    expect(releaseVerdict({ ...held, allowance: "always" })).toBe("deliver");
    expect(releaseVerdict(held)).toBe("withhold");
    expect(releaseVerdict({ ...held, usedOnce: true })).toBe("deliver");
    for (const off of [{ isBlocked: true }, { isMuted: true }, { allowHugsFrom: "nobody" }] as const)
      expect(releaseVerdict({ ...held, usedOnce: true, allowance: "always", ...off })).toBe("withhold");
  });
  test("C10 the stricter of two limits", () => {
    expect(stricterTouch({ touchCap: 80, touchForm: "touch" }, { touchCap: 100, touchForm: "sound" })).toEqual({
      touchCap: 80,
      touchForm: "sound",
    });
    expect(stricterTouch({ touchCap: 80, touchForm: "sound" }, { touchCap: 30, touchForm: "picture" })).toEqual({
      touchCap: 30,
      touchForm: "picture",
    });
    expect(stricterTouch({ touchCap: 80, touchForm: "touch" }, NO_TOUCH)).toEqual(NO_TOUCH);
  });
});

describe("quiet time", () => {
  const night = { quietFrom: 22 * 60, quietUntil: 7 * 60, timeZone: "Europe/Lisbon", noDisturbUntilMs: null };
  test("over midnight, from the first minute to before the last", () => {
    const at = (hour: number, minute: number) => isQuietAt(night, Date.UTC(2026, 0, 10, hour, minute)); // Lisbon is at UTC in winter.
    expect([at(21, 59), at(22, 0), at(3, 0), at(6, 59), at(7, 0), at(12, 0)]).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
  });
  test("by the local clock, also when it changes", () => {
    expect(localMinute("Europe/Lisbon", Date.UTC(2026, 6, 10, 21, 30))).toBe(22 * 60 + 30);
    expect(isQuietAt(night, Date.UTC(2026, 6, 10, 21, 30))).toBe(true);
    expect(localMinute("Asia/Kathmandu", Date.UTC(2026, 0, 1))).toBe(5 * 60 + 45);
  });
  test("do not disturb, and no quiet hours", () => {
    const free = { ...night, quietFrom: null, quietUntil: null };
    expect(isQuietAt(free, 1000)).toBe(false);
    expect(isQuietAt({ ...free, noDisturbUntilMs: 1001 }, 1000)).toBe(true);
    expect(isQuietAt({ ...free, noDisturbUntilMs: 1000 }, 1000)).toBe(false);
  });
  test("zones that there are", () => {
    expect([isTimeZone("Europe/Lisbon"), isTimeZone("Mars/Olympus"), isTimeZone("")]).toEqual([true, false, false]);
  });
});
