import { describe, expect, test } from "vitest";
import { createMemoryIdentity } from "../identity/identity.memory.ts";
import { describeOnEachDatabase } from "../testing/each-world.ts";
import { createMemoryWorld } from "../testing/memory-world.ts";
import type { Ages } from "./ages.port.ts";
import { createAges } from "./ages.service.ts";

const nowMs = () => Date.UTC(2026, 10, 26);
const TOO_YOUNG = { ok: false, refusal: { code: "too_young" } };

/** What `Ages` promises. */
const describeAges = (world: () => { readonly ages: Ages; readonly addUser: (name: string) => Promise<string> }) => {
  test("A2 whoever is 16 or older says it once; whoever is younger is refused, and nothing is kept", async () => {
    const { ages, addUser } = world();
    const fern = await addUser("Fern");
    expect(ages.check("under_16")).toEqual(TOO_YOUNG);
    expect(await ages.say(fern, "under_16")).toEqual(TOO_YOUNG);
    expect(await ages.isKnown(fern)).toBe(false);
    expect(ages.check("16_17")).toEqual({ ok: true, value: { ok: true } });
    expect(await ages.say(fern, "16_17")).toEqual({ ok: true, value: { ok: true } });
    expect(await ages.isKnown(fern)).toBe(true);
  });

  test("A3 nobody says nothing", async () => {
    const nobody = "00000000-0000-4000-8000-00000000dead";
    expect(await world().ages.say(nobody, "25_34")).toMatchObject({ refusal: { code: "no_such_person" } });
    expect(await world().ages.isKnown(nobody)).toBe(false);
  });
};

describe("ages in memory", () => {
  const world = createMemoryWorld();
  const { ages } = world.waysIn(createMemoryIdentity(), () => undefined);
  describeAges(() => ({ ages, addUser: world.addUser }));
});

describeOnEachDatabase("ages", (world, database) => {
  describeAges(() => ({ ages: createAges({ database: database(), nowMs }), addUser: world().addUser }));

  test("A4 what is kept is a span of years", async () => {
    const fern = await world().addUser("Fern");
    await createAges({ database: database(), nowMs }).say(fern, "18_24");
    expect(await database().rows("select birth_year_band as band from users where id = $1", [fern])).toEqual([
      { band: "2001-2008" },
    ]);
  });
});
