import { expect, test } from "vitest";
import { decodeFile } from "./decode.ts";

const TEXT = "full_date,mood,note\n2026-03-05,good,Über süße Äpfel — ja 🍎\n2026-03-06,meh,“quiet”\n";
const utf8 = new TextEncoder().encode(TEXT);
const wide = (text: string, isLittle: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), isLittle);
  return new Uint8Array(view.buffer);
};

test("UTF-8 and UTF-16 say the same, with their mark and without", () => {
  expect(decodeFile(utf8)).toEqual({ ok: true, text: TEXT, encoding: "utf-8", nuls: 0 });
  expect(decodeFile(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8]))).toMatchObject({ ok: true, text: TEXT });
  for (const isLittle of [true, false]) {
    const encoding = isLittle ? "utf-16le" : "utf-16be";
    expect(decodeFile(wide(TEXT, isLittle))).toEqual({ ok: true, text: TEXT, encoding, nuls: 0 });
    expect(decodeFile(wide(`\uFEFF${TEXT}`, isLittle))).toEqual({ ok: true, text: TEXT, encoding, nuls: 0 });
  }
});

test("what is no UTF-8 is read as Windows-1252, and says so", () => {
  const old = new Uint8Array([0x6d, 0xfc, 0x64, 0x65, 0x2c, 0x93, 0x6f, 0x6b, 0x94]);
  expect(decodeFile(old)).toEqual({ ok: true, text: "müde,“ok”", encoding: "windows-1252", nuls: 0 });
});

test("NULs are left out and counted", () => {
  const decoded = decodeFile(new TextEncoder().encode("full_date,mood\n2026-03-05,go\0od\0\n"));
  expect(decoded).toEqual({ ok: true, text: "full_date,mood\n2026-03-05,good\n", encoding: "utf-8", nuls: 2 });
});

test("archives, pictures and nothing are no text, whatever they are called", () => {
  expect(decodeFile(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0, 0]))).toEqual({ ok: false, why: "archive" });
  expect(decodeFile(new Uint8Array([0x1f, 0x8b, 8, 0]))).toEqual({ ok: false, why: "archive" });
  const noise = Uint8Array.from({ length: 9_000 }, (_, at) => (at * 7919 + (at >> 3) * 104_729) % 251);
  expect(decodeFile(noise)).toEqual({ ok: false, why: "not_text" });
  expect(decodeFile(new Uint8Array(5_000))).toEqual({ ok: false, why: "not_text" });
  expect(decodeFile(new TextEncoder().encode(" \n\n"))).toEqual({ ok: false, why: "empty" });
  // A text that begins as an archive's mark does is a text.
  expect(decodeFile(new TextEncoder().encode("PK records,mood\n"))).toMatchObject({ ok: true });
});
