import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { valueOf } from "../testing/hug.ts";
import type { Exports } from "./exports.port.ts";

export type ExportsWorld = {
  readonly exports: Exports;
  readonly addUser: (name: string) => Promise<string>;
  /** Does what jobs do, as far as it is due. */
  readonly work: () => Promise<void>;
  readonly pass: (hours: number) => Promise<void>;
};

/** Names and texts of the files of a zip. */
export const unzipped = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, text]) => [name, strFromU8(text)]));

const NOT_THERE = { ok: false, refusal: { code: "no_such_export" } };

/** What `Exports` promises. */
export const describeExports = (world: () => ExportsWorld): void => {
  test("X1 whoever asks gets their own data, once it is made", async () => {
    const { exports, addUser, work } = world();
    const [fern, moss] = [await addUser("Fern"), await addUser("Moss")];
    expect(await exports.view(fern)).toMatchObject({ state: "none" });
    expect(await exports.file(fern)).toEqual(NOT_THERE);
    expect(valueOf(await exports.ask(fern))).toMatchObject({ state: "making" });
    expect(await exports.file(fern)).toEqual(NOT_THERE);
    await work();
    const view = await exports.view(fern);
    expect(view).toMatchObject({ state: "ready", percent: 100 });
    expect(view.untilMs).toBeGreaterThan(0);
    const files = unzipped(valueOf(await exports.file(fern)));
    expect(JSON.parse(files["json/you.json"] ?? "")).toMatchObject([{ displayName: "Fern" }]);
    expect(files["index.html"]).toMatch(/^<!doctype html>/);
    expect(await exports.file(moss)).toEqual(NOT_THERE);
    expect(await exports.view(moss)).toMatchObject({ state: "none" });
  });

  test("X2 while one is made, asking again changes nothing and costs nothing", async () => {
    const { exports, addUser } = world();
    const fern = await addUser("Fern");
    for (let asked = 0; asked < 20; asked += 1)
      expect(await exports.ask(fern)).toMatchObject({ ok: true, value: { state: "making" } });
  });

  test("X3 a day has few of them, and says when there is another", async () => {
    const { exports, addUser, work } = world();
    const [fern, moss] = [await addUser("Fern"), await addUser("Moss")];
    for (let made = 0; made < 3; made += 1) {
      valueOf(await exports.ask(fern));
      await work();
    }
    const refused = await exports.ask(fern);
    expect(refused).toMatchObject({ ok: false, refusal: { code: "too_many" } });
    expect(!refused.ok && refused.refusal.retryAfterMs).toBeGreaterThan(3_600_000);
    expect(await exports.view(fern)).toMatchObject({ state: "ready" });
    expect((await exports.ask(moss)).ok).toBe(true);
  });

  test("X4 it is there for a day, and then for nobody", async () => {
    const { exports, addUser, work, pass } = world();
    const fern = await addUser("Fern");
    valueOf(await exports.ask(fern));
    await work();
    await pass(23);
    expect((await exports.file(fern)).ok).toBe(true);
    await pass(2);
    expect(await exports.file(fern)).toEqual(NOT_THERE);
    expect(await exports.view(fern)).toMatchObject({ state: "none" });
  });

  test("X5 nobody gets nothing", async () => {
    const nobody = "00000000-0000-4000-8000-00000000dead";
    expect(await world().exports.ask(nobody)).toMatchObject({ refusal: { code: "no_such_person" } });
  });
};
