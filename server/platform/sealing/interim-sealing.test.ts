import { expect, test } from "vitest";
import { createInterimSealing } from "./interim-sealing.ts";

const PLACE = { owner: "ana", table: "second_factors", column: "secret", row: "ana" };
const sealing = createInterimSealing("s".repeat(48));

test("what is sealed opens in its place, and reads differently each time", async () => {
  const [one, other] = [await sealing.seal(PLACE, "GEZDGNBV"), await sealing.seal(PLACE, "GEZDGNBV")];
  expect(one).not.toBe(other);
  expect(one).not.toContain("GEZDGNBV");
  expect(await sealing.open(PLACE, one)).toBe("GEZDGNBV");
});

test("what was changed, moved, or sealed with another secret does not open", async () => {
  const sealed = await sealing.seal(PLACE, "GEZDGNBV");
  for (const moved of ["owner", "table", "column", "row"] as const)
    await expect(sealing.open({ ...PLACE, [moved]: "ben" }, sealed)).rejects.toThrow();
  const turned = `${sealed.slice(0, 12)}${sealed[12] === "A" ? "B" : "A"}${sealed.slice(13)}`;
  for (const changed of [`${sealed}AAAA`, sealed.slice(0, -4), "", turned])
    await expect(sealing.open(PLACE, changed)).rejects.toThrow();
  await expect(createInterimSealing("t".repeat(48)).open(PLACE, sealed)).rejects.toThrow();
});
