import { expect, test } from "vitest";
import { hugVerdict, isLetIn, needsNoRequest } from "#shared/consent/consent.rules.ts";
import { isQuietAt } from "#shared/consent/quiet-time.ts";
import { ALLOWANCES } from "#shared/schema/consent.ts";
import { ALLOW_HUGS_FROM } from "#shared/schema/privacy.ts";
import { describeOnEachDatabase } from "../testing/each-world.ts";

const BOTH = [false, true] as const;

/** The database decides under its locks what shared/consent says: the two are compared for every input. */
describeOnEachDatabase("the rules of consent", (_world, database) => {
  test("C4 is_let_in says what isLetIn says", async () => {
    const inputs = ALLOW_HUGS_FROM.flatMap((allowHugsFrom) =>
      BOTH.flatMap((isFriend) =>
        BOTH.flatMap((isFollowed) =>
          [null, ...ALLOWANCES].map((allowance) => ({ allowHugsFrom, isFriend, isFollowed, allowance })),
        ),
      ),
    );
    const rows = await database().rows<{ said: boolean }>(
      `select is_let_in("allowHugsFrom", "isFriend", "isFollowed", allowance) as said
       from jsonb_array_elements($1::jsonb) with ordinality as given(one, n),
         jsonb_to_record(one) as fact("allowHugsFrom" text, "isFriend" boolean, "isFollowed" boolean, allowance text)
       order by n`,
      [JSON.stringify(inputs)],
    );
    expect(inputs).toHaveLength(60);
    expect(rows.map(({ said }) => said)).toEqual(inputs.map(isLetIn));
  });

  test("C1-C7 hug_verdict says what hugVerdict says", async () => {
    const names = [
      "isBlocked",
      "isFriend",
      "isFollowed",
      "hasOnce",
      "isHugBack",
      "isMuted",
      "isQuiet",
      "hasOpenRequest",
      "isCoolingOff",
      "hasTooManyHugs",
      "hasTooManyRequests",
    ] as const;
    const inputs = ALLOW_HUGS_FROM.flatMap((allowHugsFrom) =>
      [null, ...ALLOWANCES].flatMap((allowance) =>
        Array.from({ length: 2 ** names.length }, (_, bits) => ({
          allowHugsFrom,
          allowance,
          // as: every name is given its bit
          ...(Object.fromEntries(names.map((name, at) => [name, (bits & (1 << at)) !== 0])) as Record<
            (typeof names)[number],
            boolean
          >),
        })),
      ),
    );
    const asked = inputs.map((facts) => ({ ...facts, needsNone: needsNoRequest(facts) }));
    const rows = await database().rows<{ said: string }>(
      `select hug_verdict(
         "isBlocked", "allowHugsFrom", "hasTooManyHugs", "needsNone", "isMuted", "isQuiet", "hasOpenRequest",
         "isCoolingOff", "hasTooManyRequests") as said
       from jsonb_array_elements($1::jsonb) with ordinality as given(one, n),
         jsonb_to_record(one) as fact(
           "isBlocked" boolean, "allowHugsFrom" text, "hasTooManyHugs" boolean, "needsNone" boolean, "isMuted" boolean,
           "isQuiet" boolean, "hasOpenRequest" boolean, "isCoolingOff" boolean, "hasTooManyRequests" boolean)
       order by n`,
      [JSON.stringify(asked)],
    );
    expect(inputs).toHaveLength(5 * 3 * 2048);
    expect(rows.map(({ said }) => said)).toEqual(inputs.map(hugVerdict));
  });

  test("C5 is_quiet_at says what isQuietAt says, over zones and the days when clocks change", async () => {
    const zones = ["UTC", "Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"];
    const hours = [
      [null, null],
      [1320, 420],
      [0, 1439],
      [540, 1020],
      [120, 121],
      [1439, 0],
    ] as const;
    const begins = [Date.UTC(2026, 2, 8), Date.UTC(2026, 2, 29), Date.UTC(2026, 9, 25), Date.UTC(2026, 10, 1)];
    const inputs = zones.flatMap((timeZone) =>
      hours.flatMap(([quietFrom, quietUntil]) =>
        begins.flatMap((begin) =>
          Array.from({ length: 48 }, (_, half) => ({
            quiet: { quietFrom, quietUntil, timeZone, noDisturbUntilMs: half % 7 === 0 ? begin + 3_600_000 : null },
            atMs: begin + half * 1_800_000 + 59_999,
          })),
        ),
      ),
    );
    const rows = await database().rows<{ said: boolean }>(
      `select is_quiet_at(
         "quietFrom", "quietUntil", "timeZone", to_timestamp("noDisturbUntilMs" / 1000), to_timestamp("atMs" / 1000)) as said
       from jsonb_array_elements($1::jsonb) with ordinality as given(one, n),
         jsonb_to_record(one) as fact(
           "quietFrom" int, "quietUntil" int, "timeZone" text, "noDisturbUntilMs" float8, "atMs" float8)
       order by n`,
      [JSON.stringify(inputs.map(({ quiet, atMs }) => ({ ...quiet, atMs })))],
    );
    expect(rows.map(({ said }) => said)).toEqual(inputs.map(({ quiet, atMs }) => isQuietAt(quiet, atMs)));
  });
});
