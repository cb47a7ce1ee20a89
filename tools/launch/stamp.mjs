import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Hash of texts in order; each is delimited, so that ["ab", "c"] differs from ["a", "bc"]. */
export function hashOf(texts) {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${Buffer.byteLength(text)}\n`).update(text);
  return hash.digest("hex").slice(0, 32);
}

/**
 * "path size mtime" of every file under the paths given (files or folders), sorted: as good as the contents and
 * a hundred times cheaper. A path that does not exist counts as absent.
 * @param {string[]} paths
 * @param {(path: string) => boolean} skip
 */
export function listOf(paths, skip = () => false) {
  const lines = [];
  const visit = (path) => {
    if (skip(path)) return;
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) lines.push(`${path} absent`);
    else if (!stats.isDirectory()) lines.push(`${path} ${stats.size} ${stats.mtimeMs}`);
    else for (const name of readdirSync(path)) visit(join(path, name));
  };
  for (const path of paths) visit(path);
  return lines.sort();
}

/** @returns {string} empty when there is none */
export function readStamp(file) {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "";
  }
}

export function writeStamp(file, stamp) {
  writeFileSync(file, `${stamp}\n`);
}
