import type { Locator, Page } from "@playwright/test";

export const picture = (page: Page): Locator => page.getByRole("img", { name: /hug/ });

/** How many different colours a picture of the page shows: an empty stage has a few, two beings have hundreds. */
export const coloursIn = async (page: Page, png: Buffer): Promise<number> =>
  page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const drawing = canvas.getContext("2d");
      if (drawing === null) throw new Error("No 2d context to read the picture with.");
      drawing.drawImage(bitmap, 0, 0);
      const { data } = drawing.getImageData(0, 0, bitmap.width, bitmap.height);
      return new Set(new Uint32Array(data.buffer)).size;
    },
    [...png],
  );
