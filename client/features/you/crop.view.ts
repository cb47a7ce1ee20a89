/** A square of a picture: how near, and where its middle is, as shares of the picture's width and height. */
export type Crop = { readonly zoom: number; readonly x: number; readonly y: number };

export const MIDDLE: Crop = { zoom: 1, x: 0.5, y: 0.5 };
export const ZOOM_MAX = 4;

type Size = { readonly width: number; readonly height: number };
const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** Side of the square, in pixels of the picture. */
const sideOf = ({ zoom }: Crop, { width, height }: Size): number => Math.min(width, height) / zoom;

/** The same, kept within the picture. */
export const kept = (crop: Crop, size: Size): Crop => {
  const zoom = within(crop.zoom, 1, ZOOM_MAX);
  const half = sideOf({ ...crop, zoom }, size) / 2;
  const [atX, atY] = [half / size.width, half / size.height];
  return { zoom, x: within(crop.x, atX, 1 - atX), y: within(crop.y, atY, 1 - atY) };
};

/** What of the picture is in the square, in its pixels. */
export const sourceOf = (crop: Crop, size: Size) => {
  const { x, y } = kept(crop, size);
  const side = sideOf(crop, size);
  return { left: x * size.width - side / 2, top: y * size.height - side / 2, side };
};

/** After the picture was dragged by shares of the square's side. */
export const dragged = (crop: Crop, right: number, down: number, size: Size): Crop => {
  const side = sideOf(crop, size);
  return kept({ ...crop, x: crop.x - (right * side) / size.width, y: crop.y - (down * side) / size.height }, size);
};

/** How far the middle can go to either side; 0 = not at all. */
export const roomOf = (crop: Crop, size: Size) => {
  const half = sideOf(crop, size) / 2;
  return { x: Math.max(0, 0.5 - half / size.width), y: Math.max(0, 0.5 - half / size.height) };
};
