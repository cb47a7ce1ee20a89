/** Prints the longest source file, the median and the rooms' sizes, in lines. Tests and generated files do not count. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const FOLDERS = ["server", "shared", "client", "tools", "bench", "e2e", "ml"];
const SOURCE = /\.(ts|tsx|mjs)$/;
const NOT_COUNTED = /(\.(test|contract|fuzz)\.(ts|tsx|mjs)$|^client\/dist\/|\/migrations\/|\.d\.ts$)/;

type Size = { readonly path: string; readonly lines: number };

/** The middle of an odd number of sizes, the mean of the two middle ones of an even number; 0 of none. */
function medianOf(sizes: readonly Size[]): number {
  const lines = sizes.map((size) => size.lines).sort((a, b) => a - b);
  const middle = lines.length / 2;
  const low = lines[Math.ceil(middle) - 1] ?? 0;
  const high = lines[Math.floor(middle)] ?? 0;
  return (low + high) / 2;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((name) =>
      `${folder}/${name}`.replaceAll("\\", "/"),
    );
  } catch {
    return [];
  }
}

const sizes = FOLDERS.flatMap(filesIn)
  .filter((path) => SOURCE.test(path) && !NOT_COUNTED.test(path))
  .map((path): Size => ({ path, lines: readFileSync(join(ROOT, path), "utf8").trimEnd().split("\n").length }))
  .sort((a, b) => b.lines - a.lines);

const show = ({ path, lines }: Size) => `${String(lines).padStart(5)}  ${path}`;

console.log(`${sizes.length} source files, median ${medianOf(sizes)} lines`);
console.log(`longest:\n${sizes.slice(0, 3).map(show).join("\n")}`);
const rooms = sizes.filter(({ path }) => path.startsWith("server/rooms/") && /^[A-Z]\w*Room\.ts$/.test(basename(path)));
console.log(rooms.length > 0 ? `rooms:\n${rooms.map(show).join("\n")}` : "rooms: none yet");
