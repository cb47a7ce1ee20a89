import type { Moved } from "../../net/notes.port.ts";
import { sentenceOf } from "../../ui/sentences.ts";

/** "1 note", "3 notes" */
export const notesCount = (count: number): string => (count === 1 ? "1 note" : `${count} notes`);

export const KEEP_HERE = {
  title: "Keep your notes on this device?",
  text:
    "From now on your notes are kept here, and the server keeps your moods without them. What you wrote before is brought here first and then taken from the server, with earlier versions of it. " +
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

export const cameHomeWords = (notes: number): string =>
  notes === 0
    ? "From now on your notes stay here. There were none on the server."
    : `${notesCount(notes)} ${notes === 1 ? "is" : "are"} here now, and gone from the server.`;

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
