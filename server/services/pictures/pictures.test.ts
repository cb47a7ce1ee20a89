import { expect, test } from "vitest";
import { createPictureId } from "../../platform/pictures/picture-id.ts";
import { describeOnEachWorld } from "../testing/each-world.ts";
import { describePictures } from "./pictures.contract.ts";
import { createPictures } from "./pictures.service.ts";

describeOnEachWorld("pictures", describePictures);

test("where no picture can be made, that is what is said, and the rest goes on", async () => {
  const asked: string[] = [];
  const rows = async <T>(sql: string): Promise<T[]> => {
    asked.push(sql);
    return [];
  };
  const pictures = createPictures({ database: { rows }, make: null, idOf: createPictureId("secret") });
  expect(await pictures.set("ann", new Uint8Array(9))).toEqual({ ok: false, refusal: { code: "no_pictures_here" } });
  expect(await pictures.own("ann")).toEqual({ id: null, isPossible: false });
  await pictures.remove("ann");
  expect(asked).toHaveLength(2);
});
