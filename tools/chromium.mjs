import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PLACES = [
  "/usr/bin",
  "/snap/bin",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
/** Where Playwright keeps its own browsers, and what is inside a "chromium-<number>" folder. */
const PLAYWRIGHT_HOMES = [".cache/ms-playwright", "Library/Caches/ms-playwright", "AppData/Local/ms-playwright"];
const PLAYWRIGHT_INSIDE = [
  "chrome-linux64/chrome",
  "chrome-linux/chrome",
  "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
  "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
  "chrome-win64/chrome.exe",
  "chrome-win/chrome.exe",
];

const disk = { exists: existsSync, list: (folder) => (existsSync(folder) ? readdirSync(folder) : []) };

/**
 * A Chromium on this machine, the one named by CHROMIUM_PATH first; undefined when there is none.
 * @param {Record<string, string | undefined>} env
 * @param {{ exists(path: string): boolean, list(folder: string): string[] }} files
 * @param {string} home
 */
export function findChromium(env, files = disk, home = homedir()) {
  const named = env.CHROMIUM_PATH;
  if (named) return files.exists(named) ? named : undefined;
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = [
    ...NAMES.map((name) => join(PLACES[0], name)),
    ...PLACES.slice(1).flatMap((place) => (place.includes(".app/") ? [place] : NAMES.map((name) => join(place, name)))),
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...playwrightCandidates(env, files, home),
  ];
  return candidates.find((path) => files.exists(path));
}

/** Newest first: the folders carry a growing build number. */
function playwrightCandidates(env, files, home) {
  const named = env.PLAYWRIGHT_BROWSERS_PATH;
  const homes = named && named !== "0" ? [named] : PLAYWRIGHT_HOMES.map((place) => join(home, place));
  return homes.flatMap((folder) =>
    files
      .list(folder)
      .filter((name) => /^chromium-\d+$/.test(name))
      .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
      .flatMap((name) => PLAYWRIGHT_INSIDE.map((inside) => join(folder, name, inside))),
  );
}
