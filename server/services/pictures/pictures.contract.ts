import { beforeAll, expect, test } from "vitest";
import type { Contract } from "../testing/each-world.ts";
import { valueOf } from "../testing/hug.ts";
import { picture } from "../testing/pictures.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";

/** What `Pictures` promises. */
export const describePictures: Contract = (world) => {
  let red: Uint8Array;
  let blue: Uint8Array;
  beforeAll(async () => {
    red = await picture(300, 200, "#ff0000").jpeg().toBuffer();
    blue = await picture(300, 200, "#0000ff").png().toBuffer();
  });
  const two = async () => [await world().addUser("Ann"), await world().addUser("Ben")] as const;

  test("PI1 a picture is kept in both sizes, and its owner and others read it", async () => {
    const [ann, ben] = await two();
    const { pictures } = world();
    expect(await pictures.own(ann)).toEqual({ id: null, isPossible: true });
    const { id } = valueOf(await pictures.set(ann, red));
    expect(await pictures.own(ann)).toEqual({ id, isPossible: true });
    const [small, large] = [await pictures.read(ben, id, 64), await pictures.read(ben, id, 256)];
    for (const bytes of [small, large])
      expect(Buffer.from(bytes ?? []).toString("latin1", 0, 12)).toMatch(/^RIFF[^]{4}WEBP$/);
    expect(large?.length).toBeGreaterThan(small?.length ?? 0);
    expect(await pictures.read(ann, id, 256)).toEqual(large);
  });

  test("PI2 another picture has another address, and the one before is gone", async () => {
    const [ann, ben] = await two();
    const { pictures } = world();
    const first = valueOf(await pictures.set(ann, red));
    const second = valueOf(await pictures.set(ann, blue));
    expect(second.id).not.toBe(first.id);
    expect(await pictures.read(ben, first.id, 256)).toBeNull();
    expect(await pictures.read(ben, second.id, 64)).not.toBeNull();
    expect(valueOf(await pictures.set(ann, blue))).toEqual(second);
    expect(valueOf(await pictures.set(ben, blue))).not.toEqual(second);
  });

  test("PI3 a removed picture is gone; removing none changes nothing", async () => {
    const [ann, ben] = await two();
    const { pictures } = world();
    const { id } = valueOf(await pictures.set(ann, red));
    await pictures.remove(ann);
    await pictures.remove(ann);
    await pictures.remove(NOBODY);
    expect(await pictures.own(ann)).toMatchObject({ id: null });
    for (const size of [64, 256] as const) expect(await pictures.read(ben, id, size)).toBeNull();
  });

  test("PI4 who cannot see the person does not see the picture: blocked either way, or gone", async () => {
    const [ann, ben] = await two();
    const { pictures, people } = world();
    const ofAnn = valueOf(await pictures.set(ann, red));
    const ofBen = valueOf(await pictures.set(ben, red));
    valueOf(await people.setBlocked(ann, ben, true));
    expect(await pictures.read(ben, ofAnn.id, 256)).toBeNull();
    expect(await pictures.read(ann, ofBen.id, 256)).toBeNull();
    valueOf(await people.setBlocked(ann, ben, false));
    expect(await pictures.read(ben, ofAnn.id, 256)).not.toBeNull();
    await world().removeUser(ann);
    expect(await pictures.read(ben, ofAnn.id, 256)).toBeNull();
    expect(await pictures.set(ann, blue)).toEqual({ ok: false, refusal: { code: "no_such_person" } });
  });

  test("PI5 what is no picture changes nothing, and what is no address has none", async () => {
    const [ann] = await two();
    const { pictures } = world();
    const { id } = valueOf(await pictures.set(ann, red));
    const refused = { ok: false, refusal: { code: "not_a_picture" } };
    expect(await pictures.set(ann, new Uint8Array(0))).toEqual(refused);
    expect(await pictures.set(ann, red.subarray(0, 300))).toEqual(refused);
    expect(await pictures.own(ann)).toMatchObject({ id });
    for (const no of ["x", "", "' or true", NOBODY]) expect(await pictures.read(ann, no, 64)).toBeNull();
  });

  test("PI6 of two at once one stays, whole", async () => {
    const [ann] = await two();
    const { pictures } = world();
    const made = await Promise.all([red, blue, red, blue].map((sent) => pictures.set(ann, sent)));
    const { id } = await pictures.own(ann);
    expect(made.map((one) => valueOf(one).id)).toContain(id);
    for (const size of [64, 256] as const) expect(await pictures.read(ann, id ?? "", size)).not.toBeNull();
    for (const { id: other } of made.map(valueOf))
      if (other !== id) expect(await pictures.read(ann, other, 64)).toBeNull();
  });
};
