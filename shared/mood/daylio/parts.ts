import { IMPORT_PART_MAX } from "#shared/schema/mood.limits.ts";
import type { NewMood } from "#shared/schema/mood.ts";
import { keyOfName } from "./name-key.ts";

/** Of one part as JSON; the server takes bodies of 64 KB. */
export const PART_MAX_BYTES = 48_000;
/** What a part has besides its entries: its key and the file's name. */
const FRAME_BYTES = 400;

const encoder = new TextEncoder();
const bytesOf = (entry: NewMood): number => encoder.encode(JSON.stringify(entry)).length + 1;

/** Entries in parts that the server takes, in their order. */
export const partsOf = (entries: readonly NewMood[]): readonly (readonly NewMood[])[] => {
  const parts: NewMood[][] = [];
  let room = 0;
  for (const entry of entries) {
    const bytes = bytesOf(entry);
    const last = parts.at(-1);
    if (last === undefined || last.length === IMPORT_PART_MAX || bytes > room) {
      parts.push([entry]);
      room = PART_MAX_BYTES - FRAME_BYTES - bytes;
    } else {
      last.push(entry);
      room -= bytes;
    }
  }
  return parts;
};

/** The same entries are the same import, also when they are sent again. */
export const importKeyOf = (entries: readonly NewMood[]): string =>
  keyOfName(`import ${entries.map(({ key }) => key).join(" ")}`);
