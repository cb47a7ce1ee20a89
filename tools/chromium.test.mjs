import { expect, test } from "vitest";
import { findChromium } from "./chromium.mjs";

/** A disk that has exactly these files. */
const diskWith = (...paths) => ({
  exists: (path) => paths.includes(path),
  list: (folder) => [
    ...new Set(
      paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1).split("/")[0]),
    ),
  ],
});
const find = (env, ...paths) => findChromium(env, diskWith(...paths), "/home/ada");

test("CHROMIUM_PATH wins over everything else", () => {
  expect(find({ CHROMIUM_PATH: "/opt/c" }, "/opt/c", "/usr/bin/chromium")).toBe("/opt/c");
});

test("a CHROMIUM_PATH that is not there is not silently replaced", () => {
  expect(find({ CHROMIUM_PATH: "/opt/c" }, "/usr/bin/chromium")).toBeUndefined();
});

test.each([
  ["/usr/bin/chromium"],
  ["/usr/bin/chromium-browser"],
  ["/usr/bin/google-chrome-stable"],
  ["/snap/bin/chromium"],
  ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
  ["/Applications/Chromium.app/Contents/MacOS/Chromium"],
  ["/home/ada/bin/google-chrome"],
  ["/home/ada/.cache/ms-playwright/chromium-1200/chrome-linux64/chrome"],
])("%s is found", (path) => {
  expect(find({ PATH: "/home/ada/bin" }, path)).toBe(path);
});

test("Playwright's newest build comes first, by number", () => {
  const build = (number) => `/home/ada/.cache/ms-playwright/chromium-${number}/chrome-linux/chrome`;
  expect(find({}, build(999), build(1200))).toBe(build(1200));
});

test("PLAYWRIGHT_BROWSERS_PATH moves Playwright's builds", () => {
  const path = "/browsers/chromium-1200/chrome-linux/chrome";
  expect(find({ PLAYWRIGHT_BROWSERS_PATH: "/browsers" }, path)).toBe(path);
});

test("an empty machine has none", () => {
  expect(find({ PATH: "/usr/bin" })).toBeUndefined();
});
