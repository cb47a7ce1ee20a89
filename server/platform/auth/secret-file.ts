import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Secret } from "../secret.ts";

const SECRET_BYTES = 48;
const SECRET_MIN_LENGTH = 32;

/**
 * The signing secret of an embedded database: made once, kept in `<dataDir>/secret`, readable by its owner only. Throws a
 * sentence when there is one that cannot be used, rather than make another, which would sign everybody out.
 */
export function secretOf(dataDir: string): Secret {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, "secret");
  const known = readSecret(file);
  if (known !== null) return known;
  // Written aside and linked, so that nobody ever sees half of one and the first of two processes wins.
  const aside = path.join(dataDir, `secret.${process.pid}`);
  writeFileSync(aside, `${randomBytes(SECRET_BYTES).toString("base64url")}\n`, { mode: 0o600 });
  try {
    linkSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
  const made = readSecret(file);
  if (made === null) throw new Error(`The secret could not be kept in ${file}. Is the disk full?`);
  return made;
}

function readSecret(file: string): Secret | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  if (text.length < SECRET_MIN_LENGTH) {
    throw new Error(
      `${file} is damaged: it is too short to sign with. Put a copy of it back, or delete it, which signs everybody out.`,
    );
  }
  return new Secret(text);
}
