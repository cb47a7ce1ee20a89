import { expect, test } from "vitest";
import { dragged, kept, MIDDLE, roomOf, sourceOf, ZOOM_MAX } from "./crop.view.ts";

const WIDE = { width: 400, height: 200 };

test("CROP-1 first it is the middle square", () => {
  expect(sourceOf(MIDDLE, WIDE)).toEqual({ left: 100, top: 0, side: 200 });
  expect(sourceOf({ ...MIDDLE, zoom: 2 }, WIDE)).toEqual({ left: 150, top: 50, side: 100 });
});

test("CROP-2 it follows the hand and never leaves the picture", () => {
  expect(sourceOf(dragged(MIDDLE, 0.25, 0, WIDE), WIDE)).toEqual({ left: 50, top: 0, side: 200 });
  expect(sourceOf(dragged(MIDDLE, 9, 9, WIDE), WIDE)).toEqual({ left: 0, top: 0, side: 200 });
  expect(sourceOf(dragged(MIDDLE, -9, -9, WIDE), WIDE)).toEqual({ left: 200, top: 0, side: 200 });
  expect(kept({ zoom: 99, x: -1, y: 7 }, WIDE)).toEqual({ zoom: ZOOM_MAX, x: 0.0625, y: 0.875 });
});

test("CROP-3 there is room only where the picture is larger than the square", () => {
  expect(roomOf(MIDDLE, WIDE)).toEqual({ x: 0.25, y: 0 });
  expect(roomOf({ ...MIDDLE, zoom: 2 }, WIDE)).toEqual({ x: 0.375, y: 0.25 });
});
