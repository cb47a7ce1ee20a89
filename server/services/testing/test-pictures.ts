import { createPictureId } from "../../platform/pictures/picture-id.ts";
import { loadPictureMaker, type PictureMaker } from "../../platform/pictures/picture-maker.ts";

let loading: Promise<PictureMaker | null> | null = null;

/** The real maker of pictures, loaded when the first one is made. */
export const testPictures = {
  idOf: createPictureId("a secret of the test"),
  async make(sent: Uint8Array) {
    loading ??= loadPictureMaker((work) => work());
    const make = await loading;
    if (make === null) throw new Error("sharp does not load here, so no test can make a picture.");
    return make(sent);
  },
};
