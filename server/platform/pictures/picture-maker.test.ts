import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { Crowded } from "../../errors.ts";
import { bombPng, manyFramesGif, movingWebp, picture } from "../../services/testing/pictures.ts";
import { createGate } from "../gate.ts";
import { createPictureId } from "./picture-id.ts";
import { loadPictureMaker, type PictureMaker } from "./picture-maker.ts";

let make: PictureMaker;
beforeAll(async () => {
  const loaded = await loadPictureMaker((work) => work());
  if (loaded === null) throw new Error("sharp does not load here.");
  make = loaded;
});
const madeOf = async (sent: Uint8Array) => {
  const made = await make(sent);
  if (made === null) throw new Error("No picture was made.");
  return made;
};
/** Red, green and blue at a place of the large one. */
const colourAt = async (sent: Uint8Array, x: number, y: number): Promise<number[]> => {
  const { data, info } = await sharp((await madeOf(sent))[256])
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data.subarray((y * 256 + x) * info.channels, (y * 256 + x) * info.channels + 3)];
};

describe("what is made", () => {
  test.each(["jpeg", "png", "webp"] as const)("PM1 of %s: WebP, square, in both sizes", async (format) => {
    const made = await madeOf(await picture().toFormat(format).toBuffer());
    for (const side of [64, 256] as const) {
      expect(await sharp(made[side]).metadata()).toMatchObject({ format: "webp", width: side, height: side });
    }
  });

  test("PM2 place, camera, time, colour profile and comments do not come along", async () => {
    const sent = await picture()
      .withExif({
        IFD0: { Make: "MARKER camera", Artist: "MARKER artist" },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "38/1 43/1 0/1", GPSLongitudeRef: "W", GPSLongitude: "9/1 8/1 0/1" },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>MARKER xmp</a></x:xmpmeta>')
      .withIccProfile("p3")
      .jpeg()
      .toBuffer();
    expect(await sharp(sent).metadata()).toMatchObject({ exif: expect.anything(), icc: expect.anything() });
    expect(sent.toString("latin1")).toContain("MARKER");
    const made = await madeOf(sent);
    for (const bytes of Object.values(made)) {
      const seen = await sharp(bytes).metadata();
      for (const part of ["exif", "icc", "xmp", "iptc", "comments"] as const) expect(seen[part]).toBeUndefined();
      expect(Buffer.from(bytes).toString("latin1")).not.toMatch(/MARKER|EXIF|GPS|adobe/i);
    }
  });

  test("PM3 it stands upright, and is the middle of what is longer", async () => {
    const upright = await picture(200, 200).jpeg().toBuffer();
    expect((await colourAt(upright, 20, 128))[0]).toBeLessThan(80);
    // 6 = turned right by the viewer: what was left is on top.
    const turned = await picture(200, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect((await colourAt(turned, 128, 20))[0]).toBeLessThan(80);
    expect((await colourAt(turned, 20, 236))[0]).toBeGreaterThan(150);
    const long = await picture(1000, 200).png().toBuffer();
    expect((await colourAt(long, 10, 128))[0]).toBeLessThan(80);
    expect((await colourAt(long, 245, 128))[0]).toBeGreaterThan(150);
  });

  test("PM4 of one that moves the first frame stays", async () => {
    const sent = await movingWebp(200);
    expect((await sharp(sent, { animated: true }).metadata()).pages).toBe(200);
    const made = await madeOf(sent);
    expect((await sharp(made[256], { animated: true }).metadata()).pages ?? 1).toBe(1);
    const [red = 0, , blue = 0] = await colourAt(sent, 128, 128);
    expect([red > 200, blue < 60]).toEqual([true, true]);
  });

  test("PM5 what was hidden behind the picture is gone", async () => {
    const page = Buffer.from("<html><script>MARKER</script></html>PK\u0003\u0004MARKER");
    const sent = Buffer.concat([await picture().jpeg().toBuffer(), page]);
    const made = await madeOf(sent);
    expect(Buffer.from(made[256]).includes("MARKER")).toBe(false);
  });
});

describe("what is not taken", () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>`;
  const jpeg = () => picture(600, 600).jpeg().toBuffer();
  const hostile: readonly [string, () => Promise<Uint8Array>][] = [
    ["nothing", async () => new Uint8Array(0)],
    ["a text", async () => Buffer.from("no picture at all")],
    ["an SVG", async () => Buffer.from(svg)],
    [
      "an SVG that begins as a PNG",
      async () => Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from(svg)]),
    ],
    ["an SVG that begins as a JPEG", async () => Buffer.concat([Buffer.from("ffd8ffe0", "hex"), Buffer.from(svg)])],
    ["a GIF that says it is a WebP", async () => Buffer.concat([Buffer.from("RIFF\0\0\0\0WEBP"), manyFramesGif(2)])],
    ["a GIF of 1000 frames", async () => manyFramesGif(1000)],
    ["half a JPEG", async () => (await jpeg()).subarray(0, 2_000)],
    ["half a PNG", async () => (await picture(600, 600).png().toBuffer()).subarray(0, 900)],
    ["half a WebP", async () => (await picture(600, 600).webp().toBuffer()).subarray(0, 200)],
    ["a TIFF", () => picture().tiff().toBuffer()],
    ["a HEIF that this machine cannot read", async () => Buffer.from("\0\0\0\u0018ftypheic\0\0\0\0mif1heic")],
    ["an AVIF", () => picture().avif({ effort: 0 }).toBuffer()],
  ];
  test.each(hostile)("PM6 %s", async (_what, sent) => {
    expect(await make(await sent())).toBeNull();
  });

  test("PM7 a few kilobytes that would be hundreds of megabytes", async () => {
    const bomb = bombPng(30_000);
    expect(bomb.length).toBeLessThan(200_000);
    const before = process.memoryUsage().rss;
    expect(await make(bomb)).toBeNull();
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  test("PM8 what sharp could read beyond these stays shut for the whole process", async () => {
    await expect(sharp(Buffer.from(svg)).metadata()).rejects.toThrow();
    await expect(sharp(manyFramesGif(2)).metadata()).rejects.toThrow();
  });
});

test("PM9 few are worked on at a time; who would wait for long is told so", async () => {
  const gate = createGate("pictures", { atOnce: 1, waitingMax: 1, waitMaxMs: 60_000 }, { nowMs: () => 0 });
  const gated = await loadPictureMaker(gate);
  const sent = await picture().jpeg().toBuffer();
  const all = await Promise.allSettled([gated?.(sent), gated?.(sent), gated?.(sent)]);
  expect(all.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected"]);
  expect(all[2]).toMatchObject({ reason: expect.any(Crowded) });
});

test("PM10 where sharp is missing there is no maker, and nothing throws", async () => {
  expect(
    await loadPictureMaker(
      (work) => work(),
      () => Promise.reject(new Error("no build")),
    ),
  ).toBeNull();
});

test("PM11 an address says nothing of its picture: it needs the secret and differs by owner", () => {
  const seen = new Uint8Array([1, 2, 3]);
  const idOf = createPictureId("one secret");
  expect(idOf("ann", seen)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(idOf("ann", seen)).toBe(idOf("ann", new Uint8Array(seen)));
  expect(idOf("ben", seen)).not.toBe(idOf("ann", seen));
  expect(idOf("ann", new Uint8Array([1]))).not.toBe(idOf("ann", seen));
  expect(createPictureId("another")("ann", seen)).not.toBe(idOf("ann", seen));
});
