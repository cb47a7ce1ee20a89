import { NOTE_MAX } from "#shared/schema/mood.limits.ts";
import type { Moved } from "../../net/notes.port.ts";
import { sentenceOf } from "../../ui/sentences.ts";

/** "1 note", "3 notes" */
export const notesCount = (count: number): string => (count === 1 ? "1 note" : `${count} notes`);

export const KEEP_HERE = {
  title: "Keep your notes on this device?",
  text:
    "From now on your notes are kept here, and the server keeps your moods without them. What you wrote before is brought here first, also of deleted moods and earlier versions that you can still have back, and then taken from the server, with copies of your data that were made there. " +
    "Your other devices will not have them, and signing out here removes them. So save them to a file now and then.",
  yes: "Keep them here",
};
export const TURN_OFF = {
  title: "Let notes go to the server again?",
  text: "Notes that you write from now on are kept by the server, sealed, and are on all your devices. Those of this device stay here until you give them to it.",
  yes: "Let them go",
};

/** Why not all of them moved; whatever did not is where it was. */
export const notMovedWords = (why: Extract<Moved, { readonly ok: false }>["why"]): string => {
  if (why === "waiting") return "Some moods are still to be sent. Once they are, you can do this.";
  if (why === "device_full") return "This device cannot store them, so they stay where they are. Nothing is lost.";
  return `${sentenceOf(why)} Nothing is lost; you can go on from here.`;
};

/** `past`: of deleted moods and of earlier versions. */
export const cameHomeWords = (notes: number, past: number): string => {
  if (notes + past === 0) return "From now on your notes stay here. There were none on the server.";
  const came = `${notesCount(notes)} ${notes === 1 ? "is" : "are"} here now, and gone from the server.`;
  if (past === 0) return came;
  const more = `${past} of deleted moods or earlier versions`;
  if (notes === 0) return `${more} ${past === 1 ? "is" : "are"} here now, and gone from the server.`;
  return `${came} So ${past === 1 ? "is" : "are"} ${more}.`;
};

/** `came`: from a file; `same`: were here already; `kept`: another one is here, and stays; the others were left out. */
export type BroughtCounts = Readonly<Record<"came" | "same" | "kept" | "tooLong" | "broken", number>>;
export const broughtWords = ({ came, same, kept, tooLong, broken }: BroughtCounts): string =>
  [
    came > 0 || same + kept + tooLong + broken === 0 ? `${notesCount(came)} came from the file.` : "",
    same > 0 ? `${notesCount(same)} of it ${same === 1 ? "was" : "were"} here already.` : "",
    kept > 0 ? `${notesCount(kept)} stayed as ${kept === 1 ? "it is" : "they are"} here.` : "",
    tooLong > 0
      ? `${notesCount(tooLong)} ${tooLong === 1 ? "was" : "were"} left out: longer than ${NOTE_MAX.toLocaleString("en")} characters.`
      : "",
    broken > 0
      ? `${broken} ${broken === 1 ? "entry was" : "entries were"} left out: not a note that was saved here.`
      : "",
  ]
    .filter(Boolean)
    .join(" ");
export const differWords = (count: number) => ({
  title: count === 1 ? "One note is different here" : `${count} notes are different here`,
  text:
    count === 1
      ? "This device has another note for one of the moods in the file. It stays as it is, unless you take the one of the file instead."
      : `This device has other notes for ${count} of the moods in the file. They stay as they are, unless you take those of the file instead.`,
  yes: count === 1 ? "Take the one of the file" : "Take those of the file",
});

export const uploadedWords = (notes: number, left: number): string => {
  const gone = `${notesCount(notes)} ${notes === 1 ? "is" : "are"} with the server now.`;
  return left === 0
    ? gone
    : `${gone} ${notesCount(left)} stayed here: their moods are gone, or have another note by now.`;
};

/** Of devices that are signed out from here. */
export const LEAVE_THERE =
  "Your notes stay on your devices: signing a device out removes those that live only on it, and nobody can bring them back. To keep them, save them to a file there first.";
export const LEAVES_WITH = (notes: number): string =>
  `${notesCount(notes)} ${notes === 1 ? "lives" : "live"} on this device only. Signing out removes ${notes === 1 ? "it" : "them"}, and nobody can bring ${notes === 1 ? "it" : "them"} back.`;
